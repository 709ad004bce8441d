package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdasInPlaceTest {

  private static final String MAKER = "let make=(x,y)=>kind_run(z=>{g(z,x,y)});";

  private static String after(String maker, String user) {
    return Scripts.after(LambdasInPlace::apply, maker, user);
  }

  @Test
  void writesALambdaWhereItIsMade() {
    assertEquals(
        "let make=0;f=(b,c)=>{h(kind_run(z_1=>{g(z_1,b,c)}))}",
        after(MAKER, "f=(b,c)=>{h(make(b,c))}"));
    assertEquals(
        "let make=0;function Y(b){this.a=kind_run(z_1=>{g(z_1,this,b)})}",
        after(MAKER, "function Y(b){this.a=make(this,b)}"));
  }

  @Test
  void keepsApartWhatIsCalledAlike() {
    assertEquals(
        "let make=0;f=z=>{h(kind_run(z_1=>{g(z_1,z)}))}",
        after("let make=x=>kind_run(z=>{g(z,x)});", "f=z=>{h(make(z))}"));
  }

  @Test
  void knowsTheParametersOfTheFunctionAround() {
    assertEquals(
        "let make=0;f=(b,c)=>kind_run(()=>{h(kind_run(z_1=>{g(z_1,b,c)}))})",
        after(MAKER, "f=(b,c)=>kind_run(()=>{h(make(b,c))})"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Made at two places, or elsewhere than where it is called.
        "f=(b,c)=>{h(make(b,c));h(make(c,b))}",
        "f=(b,c)=>{h(make)}",
        // What it is made of may be something else when it is called.
        "f=(b,c)=>{h(make(b,c));c=1}",
        "f=b=>{let c;c=1;h(make(b,c))}",
        "f=(b,c)=>kind_run(()=>{let c;h(make(b,c))})",
        "f=(b,c)=>{h(make(b,c.d))}",
        "f=(b,c)=>{h(make(b,i()))}",
      })
  void leavesTheRestAlone(String user) {
    assertEquals(Scripts.after(block -> {}, MAKER, user), after(MAKER, user));
  }
}

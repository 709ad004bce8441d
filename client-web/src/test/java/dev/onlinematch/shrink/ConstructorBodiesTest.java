package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstructorBodiesTest {

  private static String after(String... statements) {
    return Scripts.after(ConstructorBodies::apply, statements);
  }

  @Test
  void makesOneFunctionOfThree() {
    assertEquals(
        "function Y(b,c){this.a=b;this.b=f(c)}let init=0,make=0;g=()=>{x=new Y(1,h());k(new Y(2,3))}",
        after(
            "function Y(){let a=this;a.a=null;a.b=0}",
            "let init=(a,b,c)=>{a.a=b;a.b=f(c)},make=(b,c)=>{let a=new Y;init(a,b,c);return a};",
            "g=()=>{x=new Y;init(x,1,h());k(make(2,3))}"));
  }

  @Test
  void keepsWhatIsThereBeforeSomebodyReadsIt() {
    assertEquals(
        "function Y(b){X.call(this);this.b=0;this.a=b;h(this);this.b=1}let init=0;g=()=>{x=new Y(1)}",
        after(
            "function Y(){X.call(this);this.a=null;this.b=0}",
            "let init=(a,b)=>{a.a=b;h(a);a.b=1};g=()=>{x=new Y;init(x,1)}"));
  }

  @Test
  void givesAConstructorToAClassWithoutFieldsOfItsOwn() {
    String without = "let without=superclass=>{if(superclass===0)return 0};";
    assertEquals(
        without + "function Y(b){X.call(this);this.name=b}let init=0;g=()=>{x=new Y(1)}",
        after(without, "let Y=without(X),init=(a,b)=>{a.name=b};", "g=()=>{x=new Y;init(x,1)}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A subclass begins with it.
        "function Y(){this.a=0}function B(){Y.call(this);this.b=0}"
            + "let init=(a,b)=>{a.a=b};g=()=>{x=new Y;init(x,1)}",
        "function Y(){this.a=0}let w=superclass=>{},B=w(Y),init=(a,b)=>{a.a=b};"
            + "g=()=>{x=new Y;init(x,1)}",
        // Made in another way elsewhere.
        "function Y(){this.a=0}let init=(a,b)=>{a.a=b};g=()=>{x=new Y;init(x,1);x=new Y}",
        // A superclass's, called for others too.
        "function Y(){this.a=0}let init=(a,b)=>{a.a=b};g=()=>{x=new Y;init(x,1);init(y,2)}",
        // What it is given is the object itself.
        "function Y(){this.a=0}let init=(a,b)=>{a.a=b};g=()=>{x=new Y;init(x,x)}",
        // this is something else within a function, and cannot be set.
        "function Y(){this.a=0}let init=(a,b)=>{a.a=()=>a};g=()=>{x=new Y;init(x,1)}",
        "function Y(){this.a=0}let init=(a,b)=>{a.a=b;a=1};g=()=>{x=new Y;init(x,1)}",
      })
  void leavesTheRestAlone(String script) {
    assertEquals(Scripts.after(block -> {}, script), after(script));
  }
}

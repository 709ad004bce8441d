package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EarlyStaticsTest {

  private static String after(String script) {
    return Scripts.after(EarlyStatics::apply, script);
  }

  @Test
  void declaresFieldsWhereTheyAreSet() {
    assertEquals(
        "let z=null,f=()=>{z=x};var x=1,y=g(x);return f",
        after("let x=null,y=null,z=null,f=()=>{z=x};{{x=1;y=g(x)}}{}return f"));
  }

  @Test
  void keepsBracesForWhatIsOfTheBlockAlone() {
    assertEquals(
        "let f=()=>x;{let a;a=g();var x=a,y=a}return f",
        after("let x=null,y=null,f=()=>x;{{let a;a=g();x=a;y=a}}return f"));
  }

  @Test
  void leavesAloneWhatIsSetLaterOrPerhaps() {
    String script = "let x=null,y=0,f=()=>{x=1};if(y)x=2;y=1;return f";
    assertEquals(script, after("let x=null,y=0,f=()=>{x=1};{if(y)x=2;y=1}return f"));
  }
}

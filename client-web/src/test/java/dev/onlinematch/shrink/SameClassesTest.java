package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SameClassesTest {

  private static final String TWO = "function A(a){this.a=a}function B(a){this.a=a}";

  @Test
  void makesOneOfTwoThatNobodyCanTellApart() {
    assertEquals(
        "function A(a){this.a=a}list([Object,0,A,Object]);f(new A(1),new A(2))",
        Scripts.after(
            SameClasses::apply, TWO, "list([Object,0,A,Object,B,Object]);f(new A(1),new B(2));"));
  }

  @Test
  void keepsWhatSomebodyTestsForOrExtendsOrHasAMethod() {
    String tested = TWO + "list([Object,0,A,Object,B,Object]);f(new A(1),new B(2)instanceof B)";
    String extended = TWO + "list([Object,0,A,Object,B,Object,C,B]);f(new A(1),new B(2))";
    String method = TWO + "list([Object,0,A,Object,B,Object,\"m\",f]);f(new A(1),new B(2))";
    for (String script : new String[] {tested, extended, method}) {
      assertEquals(script, Scripts.after(SameClasses::apply, script + ";"));
    }
  }

  @Test
  void keepsWhatHasOtherFields() {
    String script =
        "function A(a){this.a=a}function B(a,b){this.a=a}"
            + "list([Object,0,A,Object,B,Object]);f(new A(1),new B(2))";
    assertEquals(script, Scripts.after(SameClasses::apply, script + ";"));
  }
}

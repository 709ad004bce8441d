package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EnumConstantsTest {

  private static final String MAKER =
      "let _=(a,b)=>Array.from({length:b},(c,d)=>new a(text(\"\"),d,d));";

  private static String after(String... statements) {
    return Scripts.after(EnumConstants::apply, statements);
  }

  @Test
  void makesConstantsOfWhichOnlyTheNumberIsSaidInOneGo() {
    assertEquals(
        MAKER + "{var [A,B]=_(Y,2),L=wrap(Y,[A,B])}",
        after("{let a;var A=new Y(text(\"\"),0),B=a=new Y(text(\"\"),1),L=wrap(Y,[A,a])}"));
    assertEquals(
        MAKER + "var [A,B]=_(Y,2),C=1,[D,E]=_(Z,2);",
        after(
                "var A=new Y(text(\"\"),0,0),B=new Y(text(\"\"),1,1),C=1,"
                    + "D=new Z(text(\"\"),0),E=new Z(text(\"\"),1);")
            + ";");
  }

  @Test
  void leavesOutAListThatNobodyAsksFor() {
    assertEquals(
        MAKER + "{var [A,B]=_(Y,2)}",
        after("{let a;var A=new Y(text(\"\"),0),B=a=new Y(text(\"\"),1);wrap(Y,[A,a])}"));
  }

  @Test
  void keepsWhatHasANameOrAnotherNumber() {
    String named = "var A=new Y(text(\"A\"),0),B=new Y(text(\"B\"),1)";
    assertEquals(named, after(named + ";"));
    String other = "var A=new Y(text(\"\"),0,1),B=new Y(text(\"\"),1,2)";
    assertEquals(other, after(other + ";"));
  }

  @Test
  void doesNotHideWhatMakesTexts() {
    assertEquals(
        "let _=(a,b)=>Array.from({length:b},(c,e)=>new a(d(\"\"),e,e));var [A,B]=_(Y,2)",
        after("var A=new Y(d(\"\"),0),B=new Y(d(\"\"),1);"));
  }

  @Test
  void stopsWhereTextsAreMadeInTwoWays() {
    String two = "var A=new Y(t(\"\"),0),B=new Y(t(\"\"),1),C=new Z(u(\"\"),0),D=new Z(u(\"\"),1);";
    assertThrows(IllegalStateException.class, () -> after(two));
  }

  @Test
  void keepsACallThatIsNoListOfTheClass() {
    String other = MAKER + "{var [A,B]=_(Y,2);call(f(),[A,B])}";
    assertEquals(
        other, after("{let a;var A=new Y(text(\"\"),0),B=a=new Y(text(\"\"),1);call(f(),[A,a])}"));
  }

  @Test
  void stopsWhereItsNameIsTaken() {
    assertThrows(IllegalStateException.class, () -> after("let _=1;"));
  }
}

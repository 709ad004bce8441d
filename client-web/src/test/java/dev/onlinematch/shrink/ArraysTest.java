package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArraysTest {

  private static final String RUNTIME =
      "let make=(cls,sz)=>new (of(cls))(sz),wrap=(cls,data)=>new (of(cls))(data);";

  private static String after(String script) {
    // The printer leaves away the last semicolon of a block.
    return Scripts.after(Arrays::apply, RUNTIME, script).replace(RUNTIME, "") + ";";
  }

  @Test
  void fillsAnArrayWhereItIsMade() {
    assertEquals(
        "a=wrap(X,[p,q()]);d=a.data;b=a;", after("a=make(X,2);d=a.data;d[0]=p;d[1]=q();b=a;"));
  }

  @Test
  void leavesAloneWhatIsNotFilledAtOnceOrKnowsTheArray() {
    for (String script :
        new String[] {
          "a=make(X,2);d=a.data;d[0]=p;go();d[1]=q;",
          "a=make(X,2);d=a.data;d[1]=p;d[0]=q;",
          "a=make(X,1);d=a.data;d[0]=a;",
          "a=make(X,n);d=a.data;d[0]=p;",
          "a=make(X,1);go();"
        }) {
      assertEquals(script, after(script));
    }
  }
}

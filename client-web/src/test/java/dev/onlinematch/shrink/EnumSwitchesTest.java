package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EnumSwitchesTest {

  private static final String TABLE =
      "let T=null,f=(a,b)=>{b=T.data;switch(b[check(a.kind.o,b)]){case 1:g();case 2:h();default:}};"
          + "{{let c,d;c=make(2);d=c.data;T=c;d[check(A.o,d)]=1;d[check(B.o,d)]=2}}return f";

  private static String after(String script) {
    return Scripts.after(EnumSwitches::apply, script);
  }

  @Test
  void switchesByTheConstantsThemselves() {
    assertEquals(
        "let f=(a,b)=>{switch(a.kind){case A:g();case B:h();default:}};{{let c,d}}return f",
        after(TABLE));
  }

  @Test
  void keepsATableThatSomebodyElseAsks() {
    String asked = TABLE.replace("return f", "k(T);return f");
    assertEquals(
        asked.replaceFirst(
            "\\{b=T.*default:\\}\\}", "{switch(a.kind){case A:g();case B:h();default:}}"),
        after(asked));
  }

  @Test
  void leavesOtherSwitchesAlone() {
    String unknownCase = TABLE.replace("case 2", "case 3");
    assertEquals(unknownCase, after(unknownCase));
    String notAtTheStart = TABLE.replace("{{let", "k=()=>{{let").replace("}}return", "}};return");
    assertEquals(notAtTheStart, after(notAtTheStart));
    String numbers = "f=a=>{b=T.data;switch(b[a]){case 1:g()}};return f";
    assertEquals(numbers, after(numbers));
  }
}

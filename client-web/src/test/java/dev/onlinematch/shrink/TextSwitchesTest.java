package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextSwitchesTest {

  private static final String EQUALS = "let eq=(a,b)=>{if(a===b)return 1;return a.js!==b.js?0:1};";

  private static final String SWITCHES =
      "f=(x,i)=>{l:{i=-1;switch(hash(x)){"
          + "case 3521:if(!eq(x,text(\"no\")))break l;i=0;break l;"
          + "case -9:if(!eq(x,text(\"yes\")))break l;i=1;break l;default:}}"
          + "m:{switch(i){case 0:g();break m;case 1:h();break m;default:}k()}}";

  private static String after(String script) {
    return Scripts.after(TextSwitches::apply, EQUALS, script).substring(EQUALS.length());
  }

  @Test
  void switchesByTheTextItself() {
    assertEquals(
        "f=(x,i)=>{l:;m:{switch(x.js){"
            + "case \"no\":g();break m;case \"yes\":h();break m;default:}k()}}",
        after(SWITCHES));
  }

  @Test
  void leavesOtherSwitchesAlone() {
    // Two texts of one hash; a number that is none of theirs; a comparison of something else.
    for (String script :
        new String[] {
          SWITCHES.replace("i=1;break l", "i=1;if(!eq(x,text(\"ja\")))break l;i=2;break l"),
          SWITCHES.replace("case 1:", "case 2:"),
          SWITCHES.replace("eq(x,text(\"yes\"))", "eq(y,text(\"yes\"))"),
          SWITCHES.replace("m:{switch(i)", "m:{switch(x)"),
        }) {
      assertEquals(script, after(script));
    }
  }
}

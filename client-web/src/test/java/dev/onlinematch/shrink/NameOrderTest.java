package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NameOrderTest {

  @Test
  void namesInTheOrderInWhichTheyAreMentioned() {
    assertEquals(
        "function Aa(){}let Ba=a=>new Aa(Ab()),Ab=()=>{Ba(1)}",
        Scripts.after(NameOrder::apply, "function Ab(){}let Aa=a=>new Ab(Ba()),Ba=()=>{Aa(1)}"));
  }

  @Test
  void leavesAloneWhatAFunctionCallsItsOwnAndWhatIsOfTheBrowser() {
    String script = "let Ab=Aa=>Aa+a.Ba,b=()=>Zz()";
    assertEquals(script, Scripts.after(NameOrder::apply, script));
  }
}

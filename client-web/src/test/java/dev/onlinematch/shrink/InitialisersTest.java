package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class InitialisersTest {

  private static final String CLASSES = "function Aa(x){this.a=x}";

  private static String after(String... statements) {
    return Scripts.after(Initialisers::apply, CLASSES, String.join("", statements), "return main");
  }

  @Test
  void initialisesAtTheStartWhatLeavesNoTrace() {
    assertEquals(
        CLASSES
            + "let nothing=()=>{},one,make=x=>new Aa(x),init=()=>{};"
            + "let main=()=>{use(one)};"
            + "{one=make(1)}return main",
        after(
            "let nothing=()=>{},one,make=x=>new Aa(x),init=()=>{init=nothing;one=make(1)};",
            "let main=()=>{init();use(one)};"));
  }

  @Test
  void initialisesFirstWhatOthersNeed() {
    assertEquals(
        "let nothing=()=>{},b=()=>{},a=()=>{};let main=()=>{};{y=1}{x=y}return main",
        after(
                "let nothing=()=>{},b=()=>{b=nothing;y=1},a=()=>{a=nothing;b();x=y};",
                "let main=()=>{a(),b()};")
            .replace(CLASSES, "")
            .replace("{0,0}", "{}")
            .replace("{0}", "{}"));
  }

  @Test
  void leavesAloneWhatCallsMethodsOrTheBrowser() {
    for (String trace : new String[] {"x.run()", "fetch(1)", "x=new Date", "other()"}) {
      String script =
          "let nothing=()=>{},other=()=>x.run(),init=()=>{init=nothing;"
              + trace
              + "};"
              + "let main=()=>{init();use(x)};";
      assertEquals(CLASSES + script + "return main", after(script));
    }
  }

  @Test
  void leavesAloneWhatCallsOneAnotherAndLeavesATraceInTheEnd() {
    String script =
        "let nothing=()=>{},a=()=>{a=nothing;b();x.run()},b=()=>{b=nothing;a()};"
            + "let main=()=>{b();use(x)};";
    assertEquals(CLASSES + script + "return main", after(script));
  }

  @Test
  void putsInPlaceWhatOnlyItCalls() {
    assertEquals(
        CLASSES
            + "let nothing=()=>{},fill=0,init=()=>{};let main=()=>{};{{let a;a=1;x=a}}return main",
        after(
            "let nothing=()=>{},fill=()=>{let a;a=1;x=a},init=()=>{init=nothing;fill()};",
            "let main=()=>{init()};"));
  }

  @Test
  void doesNotMindWhatWouldOnlyBeThrown() {
    assertEquals(
        CLASSES
            + "let nothing=()=>{},fail=x=>{throw x;},init=()=>{};"
            + "let main=()=>{};{if(x)fail(y.run())}return main",
        after(
            "let nothing=()=>{},fail=x=>{throw x},init=()=>{init=nothing;if(x)fail(y.run())};",
            "let main=()=>{init()};"));
  }

  @Test
  void failsWhenTheCompilersOutputIsNotWhatItWas() {
    assertThrows(IllegalStateException.class, () -> after("let a=()=>{};"));
  }
}

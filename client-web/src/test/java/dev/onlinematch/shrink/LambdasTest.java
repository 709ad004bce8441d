package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdasTest {

  // Three of a kind: fewer stay as they are.
  private static String script(String body) {
    return Stream.of("A", "B", "C")
            .map(
                c ->
                    "function %s(given_x){this.x%s=given_x}let f%s=a=>{%s};"
                        .formatted(c, c, c, body.replace("#", c)))
            .collect(Collectors.joining())
        + "list([Z,0,A,Z,\"run\",wrap(fA),B,Z,\"run\",wrap(fB),C,Z,\"run\",wrap(fC)]);"
        + "g=x=>{h(new A(x));h(new B(1));h(new C(2))};end";
  }

  private static String unchanged(String script) {
    return Scripts.after(block -> {}, script);
  }

  @Test
  void makesFunctionsOfClassesThatAreNoMoreThanThat() {
    String after = Scripts.after(Lambdas::apply, script("h(a.x#)"));

    assertTrue(after.contains("let A=own_xA=>kind_run(()=>{h(own_xA)});"), after);
    assertTrue(after.contains("g=x=>{h(A(x));h(B(1));h(C(2))};"), after);
    assertTrue(after.contains("list([Z,0]);let kind_run=kindOf(\"run\");g="), after);
  }

  @Test
  void sparesTheCopyOfWhatWasCaptured() {
    String after = Scripts.after(Lambdas::apply, script("let b,c;b=a.x#;c=b;c=1;h(b,c)"));

    assertTrue(after.contains("kind_run(()=>{let b,c;c=own_xA;c=1;h(own_xA,c)})"), after);
  }

  @Test
  void leavesAloneWhatHandsItselfOutOrChangesOrIsKnownElsewhere() {
    String known = script("h(a.x#)") + ";k=b=>b.xA+b.xB+b.xC";
    for (String script : List.of(script("h(a)"), script("a.x#=1;h(a.x#)"), known)) {
      assertEquals(unchanged(script), Scripts.after(Lambdas::apply, script));
    }
  }

  @Test
  void leavesAloneWhatTakesMoreThanThreeArguments() {
    String script = script("h(a.x#)").replace("=a=>{", "=(a,b,c,d,e)=>{");
    assertEquals(unchanged(script), Scripts.after(Lambdas::apply, script));
  }

  @Test
  void leavesAloneWhatIsTestedForOrHasTwoMethods() {
    String tested = script("h(a.x#)") + ";k=b=>b instanceof A||b instanceof B";
    assertEquals(unchanged(tested), Scripts.after(Lambdas::apply, tested));
    String twoMethods =
        script("h(a.x#)")
            .replace("wrap(fA)", "wrap(fA),\"stop\",wrap(s)")
            .replace("wrap(fB)", "wrap(fB),\"stop\",wrap(s)");
    assertEquals(unchanged(twoMethods), Scripts.after(Lambdas::apply, twoMethods));
  }
}

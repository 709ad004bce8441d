package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NullChecksTest {

  private static final String CHECK = "d=a=>{if(a===null)z(EN());return a},";

  private static void becomes(String shorter, String script) {
    assertEquals(CHECK + shorter, NullChecks.drop(CHECK + script));
  }

  @Test
  void whatJavaScriptChecksByItselfIsLeftOut() {
    becomes("b.c.e()", "d(d(b).c).e()");
    becomes("f(b,\")\").c", "d(f(b,\")\")).c");
    becomes("b[d(e)].c", "d(b[d(e)]).c");
  }

  @Test
  void everythingElseStays() {
    becomes("f(d(b),d(c))", "f(d(b),d(c))");
    becomes("d(b);d(b)", "d(b);d(b)");
    becomes("d(b?c:e).f", "d(b?c:e).f");
    becomes("ad(b).c;a.d(b).c", "ad(b).c;a.d(b).c");
  }

  @Test
  void anotherTeaVmIsNoticed() {
    assertThrows(IllegalStateException.class, () -> NullChecks.drop("d(b).c"));
  }
}

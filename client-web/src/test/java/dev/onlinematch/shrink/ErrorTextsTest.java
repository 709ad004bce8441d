package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorTextsTest {

  private static final String LIST =
      "list([Object,0,M,\"MalformedException\",Object,A,\"IllegalArgumentException\",Object,"
          + "N,\"NoRelayException\",Object]);";

  private static String after(String body) {
    return Scripts.bodyAfter(ErrorTexts::apply, LIST, "b", body);
  }

  @Test
  void leavesOutWhatAnExceptionIsMadeWith() {
    assertEquals("fail(new M(text(\"\")))", after("fail(new M(text(\"not base64\")));"));
  }

  @Test
  void leavesOutWhatAnExceptionIsToldAfterwards() {
    assertEquals(
        "b=new A;init(b,text(\"\"));fail(b)", after("b=new A;init(b,text(\"too many\"));fail(b);"));
  }

  @Test
  void keepsWhatIsShown() {
    String shown = "fail(new N(text(\"no relay\")));b=new A;init(c,text(\"x\"))";
    assertEquals(shown, after(shown + ";"));
  }
}

package dev.onlinematch.web.library;

import dev.onlinematch.web.build.BrowserNumbers;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSString;

/** What texts have the browser do. Numbers differ from Java's as {@link BrowserNumbers} says. */
final class BrowserText {

  private BrowserText() {}

  static JSString of(String text) {
    return same(text);
  }

  static String toJava(JSString text) {
    return text.stringValue();
  }

  static JSString join(JSString before, String text) {
    return sum(before, text);
  }

  static JSString join(JSString before, int number) {
    return sum(before, number);
  }

  static JSString join(JSString before, double number) {
    return sum(before, number);
  }

  static JSString joinPoint(JSString before, int point) {
    return sum(before, point(point));
  }

  @JSBody(params = "text", script = "return text;")
  private static native JSString same(String text);

  @JSBody(
      params = {"before", "text"},
      script = "return before + text;")
  private static native JSString sum(JSString before, String text);

  @JSBody(
      params = {"before", "number"},
      script = "return before + number;")
  private static native JSString sum(JSString before, int number);

  @JSBody(
      params = {"before", "number"},
      script = "return before + number;")
  private static native JSString sum(JSString before, double number);

  @JSBody(
      params = {"point"},
      script = "return String.fromCodePoint(point);")
  private static native String point(int point);
}

package dev.onlinematch.web.build;

import org.teavm.jso.JSBody;

/** What {@link BrowserNumbers} puts in place of TeaVM's own. */
final class Decimals {

  private Decimals() {}

  static String write(double value) {
    return toText(value);
  }

  static String write(int value) {
    return toText(value);
  }

  static String write(long value) {
    return toText(value);
  }

  static String toHexString(int value) {
    return toHex(value);
  }

  static int numberOfLeadingZeros(int value) {
    return leadingZeros(value);
  }

  static double parseDouble(String text) {
    double value = toNumber(text);
    // ECMAScript reads nothing as 0, and what is no number as NaN.
    if (text.isBlank() || Double.isNaN(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  static int parseInt(String text) {
    return (int) parseLong(text);
  }

  /** Takes all that is a whole number: {@code 1e3} too, and beyond 2^53 the nearest double. */
  static long parseLong(String text) {
    double value = parseDouble(text);
    if (value != (long) value) {
      throw new NumberFormatException(text);
    }
    return (long) value;
  }

  @JSBody(params = "value", script = "return String(value);")
  private static native String toText(double value);

  @JSBody(params = "value", script = "return String(value);")
  private static native String toText(long value);

  @JSBody(params = "text", script = "return Number(text);")
  private static native double toNumber(String text);

  @JSBody(params = "value", script = "return (value >>> 0).toString(16);")
  private static native String toHex(int value);

  @JSBody(params = "value", script = "return Math.clz32(value);")
  private static native int leadingZeros(int value);
}

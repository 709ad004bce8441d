package dev.onlinematch.web.build;

import dev.onlinematch.wire.MalformedException;
import org.teavm.jso.JSBody;
import org.teavm.jso.typedarrays.Int8Array;

/** What {@link BrowserUtf8} puts in place of our own. */
final class Utf8Text {

  private Utf8Text() {}

  static int length(String text) {
    return toOctets(text).getLength();
  }

  static byte[] encode(String text) {
    return toOctets(text).toJavaArray();
  }

  static String decode(byte[] bytes) throws MalformedException {
    try {
      return toText(Int8Array.fromJavaArray(bytes));
    } catch (RuntimeException e) {
      throw new MalformedException("text that is not UTF-8");
    }
  }

  @JSBody(params = "text", script = "return new Int8Array(new TextEncoder().encode(text));")
  private static native Int8Array toOctets(String text);

  @JSBody(
      params = "octets",
      script = "return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(octets);")
  private static native String toText(Int8Array octets);
}

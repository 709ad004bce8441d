package dev.onlinematch.web.build;

import org.teavm.jso.browser.Window;

/** What {@link BrowserBase64} puts in place of TeaVM's own. */
final class Base64Text {

  private Base64Text() {}

  static String write(byte[] bytes) {
    StringBuilder octets = new StringBuilder(bytes.length);
    for (byte octet : bytes) {
      octets.append((char) (octet & 0xFF));
    }
    return Window.btoa(octets.toString());
  }

  /** Takes both alphabets; the library keeps them apart, and nobody here minds. */
  static byte[] read(String text) {
    String octets;
    try {
      octets = Window.atob(text.replace('-', '+').replace('_', '/'));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not base64", e);
    }
    byte[] bytes = new byte[octets.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) octets.charAt(i);
    }
    return bytes;
  }
}

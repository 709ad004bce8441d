package dev.onlinematch.nakama.engine;

import dev.onlinematch.random.RandomSource;
import java.nio.charset.StandardCharsets;

/** Universally unique identifiers in their text form (RFC 4122). */
final class Uuid {

  private static final String HEX = "0123456789abcdef";

  /** RFC 4122, appendix C: the name space of domain names, in which Nakama puts match names. */
  private static final byte[] DNS_NAMESPACE = {
    0x6b,
    (byte) 0xa7,
    (byte) 0xb8,
    0x10,
    (byte) 0x9d,
    (byte) 0xad,
    0x11,
    (byte) 0xd1,
    (byte) 0x80,
    (byte) 0xb4,
    0x00,
    (byte) 0xc0,
    0x4f,
    (byte) 0xd4,
    0x30,
    (byte) 0xc8
  };

  private Uuid() {}

  /** Version 4: random. */
  static String random(RandomSource random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return text(bytes, 4);
  }

  /** Version 5: the same for the same name, everywhere. */
  static String ofName(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] message = new byte[DNS_NAMESPACE.length + text.length];
    System.arraycopy(DNS_NAMESPACE, 0, message, 0, DNS_NAMESPACE.length);
    System.arraycopy(text, 0, message, DNS_NAMESPACE.length, text.length);
    return text(Sha1.digest(message), 5);
  }

  /** Whether the text has the form of one: 36 characters, of which four are dashes. */
  static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean isRight = isDash(i) ? c == '-' : isHex(c);
      if (!isRight) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDash(int index) {
    return index == 8 || index == 13 || index == 18 || index == 23;
  }

  private static boolean isHex(char c) {
    int lower = c | 0x20;
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f');
  }

  private static String text(byte[] bytes, int version) {
    bytes[6] = (byte) ((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = (byte) ((bytes[8] & 0x3F) | 0x80);
    StringBuilder text = new StringBuilder(36);
    for (int i = 0; i < 16; i++) {
      if (isDash(text.length())) {
        text.append('-');
      }
      text.append(HEX.charAt((bytes[i] >> 4) & 0xF)).append(HEX.charAt(bytes[i] & 0xF));
    }
    return text.toString();
  }
}

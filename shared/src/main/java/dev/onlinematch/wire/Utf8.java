package dev.onlinematch.wire;

/**
 * UTF-8 (RFC 3629), strict in both directions, as browsers are: in a page, they do it. Charsets
 * would replace what is wrong.
 */
public final class Utf8 {

  private Utf8() {}

  /** How many bytes {@link #encode} makes, without making them. */
  public static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (c < 0x800) {
        length += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        length += 4;
        i++;
      } else {
        length += 3;
      }
    }
    return length;
  }

  /** The bytes of a text; an unpaired surrogate becomes U+FFFD, as browsers do it. */
  public static byte[] encode(String text) {
    byte[] bytes = new byte[length(text)];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      if (point >= 0xD800 && point < 0xE000) {
        point = 0xFFFD;
      }
      if (point < 0x80) {
        bytes[length++] = (byte) point;
        continue;
      }
      int more = 1;
      if (point >= 0x10000) {
        more = 3;
        i++;
      } else if (point >= 0x800) {
        more = 2;
      }
      // RFC 3629, 3: "The first octet has the n higher-order bits set to 1, followed by a bit set
      // to 0", n being the number of octets.
      bytes[length++] = (byte) ((0xF80 >> more) | (point >> (6 * more)));
      for (; more > 0; more--) {
        bytes[length++] = (byte) (0x80 | ((point >> (6 * (more - 1))) & 0x3F));
      }
    }
    return bytes;
  }

  /** The text of some bytes. */
  public static String decode(byte[] bytes) throws MalformedException {
    int length = bytes.length;
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; ) {
      int first = bytes[i++] & 0xFF;
      if (first < 0x80) {
        text.append((char) first);
        continue;
      }
      // 0xC0, 0xC1 and everything from 0xF5 on never appear (RFC 3629, 1).
      int more = first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
      if (more < 0 || i + more > length) {
        throw malformed();
      }
      int point = first & (0x3F >> more);
      for (int end = i + more; i < end; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
          throw malformed();
        }
        point = (point << 6) | (bytes[i] & 0x3F);
      }
      boolean isOverlong = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
      boolean isSurrogate = point >= 0xD800 && point < 0xE000;
      if (isOverlong || isSurrogate || point > 0x10FFFF) {
        throw malformed();
      }
      text.appendCodePoint(point);
    }
    return text.toString();
  }

  private static MalformedException malformed() {
    return new MalformedException("text that is not UTF-8");
  }
}

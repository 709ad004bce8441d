package dev.onlinematch.wire;

/** How long a text is in UTF-8 (RFC 3629), without making the bytes. */
public final class Utf8 {

  private Utf8() {}

  /** The number of bytes; an unpaired surrogate counts as the three of U+FFFD. */
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
}

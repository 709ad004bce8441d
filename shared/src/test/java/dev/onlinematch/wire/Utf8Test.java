package dev.onlinematch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @Test
  void writesAndReadsEveryCodePointAsTheLibraryDoes() throws MalformedException {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= 0xD800 && point < 0xE000) {
        continue;
      }
      String text = new String(Character.toChars(point));
      byte[] bytes = Utf8.encode(text);
      assertArrayEquals(text.getBytes(UTF_8), bytes, text);
      assertEquals(text, Utf8.decode(bytes), text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDC00", "\uDBFF\uDBFF", "\uD83D"})
  void writesHalfAPairAsTheReplacementCharacter(String text) {
    String replaced = "\uFFFD".repeat(text.length());
    assertArrayEquals(("a" + replaced + "b").getBytes(UTF_8), Utf8.encode("a" + text + "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "é", "\u07FF\u0800", "\uFFFF", "😀", "a😀é", "\u0000"})
  void countsTheBytesThatEncodingWouldMake(String text) {
    assertEquals(text.getBytes(UTF_8).length, Utf8.length(text));
  }

  @Test
  void refusesWhatTheLibraryRefusesAndReadsTheRestAlike() {
    long seed = 3629;
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(6)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        // Lead bytes and continuations are rare among random ones.
        bytes[0] |= (byte) 0xC0;
        for (int at = 1; at < bytes.length; at++) {
          bytes[at] = (byte) ((bytes[at] & 0x3F) | 0x80);
        }
      }
      String expected = byTheLibrary(bytes);
      if (expected == null) {
        assertThrows(MalformedException.class, () -> Utf8.decode(bytes), "seed " + seed);
      } else {
        try {
          assertEquals(expected, Utf8.decode(bytes), "seed " + seed);
        } catch (MalformedException e) {
          throw new AssertionError("seed " + seed + " refused " + expected, e);
        }
      }
    }
  }

  private static String byTheLibrary(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}

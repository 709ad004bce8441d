package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "é", "\u07FF\u0800", "\uFFFF", "😀", "a😀é", "\u0000"})
  void countsTheBytesThatEncodingWouldMake(String text) {
    assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Utf8.length(text));
  }
}

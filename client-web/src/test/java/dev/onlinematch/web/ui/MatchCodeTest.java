package dev.onlinematch.web.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchCodeTest {

  @ParameterizedTest
  @CsvSource({
    "abc.,abc.",
    "'  abc. ',abc.",
    "abc,abc.",
    "https://example.org/?match=abc.,abc.",
    "'https://example.org/?version=1&match=abc.&x=y',abc.",
    "https://example.org/?watch=abc.,abc.",
    "https://example.org/?batch=1&watch=abc.,abc.",
    "'Play with me: https://example.org/?match=abc. now',abc.",
    "'',''",
    "'   ',''",
    "match=,''",
  })
  void findsTheCodeInWhateverWasPasted(String typed, String code) {
    assertEquals(code, MatchCode.of(typed));
  }
}

package dev.onlinematch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

  @ParameterizedTest
  @CsvSource({
    "?match=abc,abc",
    "?version=1&match=abc.&x=y,abc.",
    "?match=a=b,a=b",
    "?match=first&match=second,first",
    "?rematch=abc,",
    "?match=,",
    "?match,",
    "?,",
    "?&&=&match=z,z",
  })
  void findsTheFirstValueOfAName(String query, String expected) {
    assertEquals(expected, Query.parameter(query, "match", UnaryOperator.identity()));
  }
}

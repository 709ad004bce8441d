package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The matchmaker's queries, as they are and as a value that was escaped. */
class QueryFuzzTest {

  private static final Properties DUEL =
      new Properties(
          Map.of("mode", "duel", "version", "v1.2-3+x:y", "empty", ""),
          Map.of("rank", 7.0, "score", -2.5));

  static Stream<byte[]> queries() {
    return Stream.of(
            "*",
            "+properties.mode:duel -properties.rank:>=7",
            "properties.mode:d?el^5 properties.mode:\"du\\\"el\"^2",
            "+properties.version:v1\\.2\\-3\\+x\\:y",
            "+properties.score:<-2 properties.mode:*u*l")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("queries")
  @FuzzTest
  void findsAnEscapedValueAndNoOther(byte[] bytes) throws MalformedException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      Query query = Query.parse(text);
      double score = query.score(DUEL);
      assertTrue(score >= 0, () -> "a score of " + score);
      assertEquals(score, Query.parse(text).score(DUEL));
    } catch (MalformedException e) {
      // As it should be.
    }
    Query escaped = Query.parse("+properties.mode:" + escape(text));
    assertTrue(escaped.score(mode(text)) > 0);
    assertEquals(0, escaped.score(mode(text + "x")));
    assertEquals(0, escaped.score(mode("x" + text)));
  }

  private static Properties mode(String value) {
    return new Properties(Map.of("mode", value), Map.of());
  }

  private static String escape(String value) {
    StringBuilder escaped = new StringBuilder();
    value.chars().forEach(c -> escaped.append('\\').append((char) c));
    return escaped.toString();
  }
}

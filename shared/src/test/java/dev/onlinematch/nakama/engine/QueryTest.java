package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.wire.MalformedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  private static final Properties DUEL =
      new Properties(
          Map.of(
              "mode", "duel",
              "version", "v1.2-3+x:y",
              "name", "a b",
              "quoted", "say \"hi\"",
              "level", "7",
              "empty", ""),
          Map.of("rank", 7.0, "score", -2.5));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "",
        "   ",
        "+*",
        "properties.mode:duel",
        "+properties.mode:duel",
        "+properties.mode:duel +properties.rank:7",
        "+properties.mode:\"duel\"",
        "+properties.mode:du*",
        "+properties.mode:*",
        "+properties.mode:d?el",
        "+properties.mode:*ue*",
        "+properties.level:7",
        "+properties.rank:>=7",
        "+properties.rank:<=7",
        "+properties.rank:>6.5",
        "+properties.rank:<7.5",
        "+properties.score:-2.5",
        "+properties.score:<-2",
        "+properties.score:>=-2.5",
        "-properties.mode:ffa",
        "+properties.mode:duel -properties.rank:>7",
        "properties.mode:ffa properties.mode:duel",
        "+properties.mode:duel properties.mode:ffa",
        "+properties.mode:duel^5",
        "properties.mode:\"duel\"^2",
        "+properties.version:v1.2\\-3\\+x\\:y",
        "+properties.version:\"v1.2-3+x:y\"",
        "+properties.version:v1.2-3+x:y",
        "+properties.name:a\\ b",
        "+properties.name:\"a b\"",
        "+properties.quoted:\"say \\\"hi\\\"\"",
        "+properties.empty:\"\""
      })
  void findsTheDuel(String query) throws MalformedException {
    assertTrue(Query.parse(query).score(DUEL) > 0, query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "properties.mode:ffa",
        "+properties.mode:ffa",
        "+properties.mode:Duel",
        "+properties.mode:due",
        "+properties.mode:d\\*l",
        "+properties.mode:\"d*l\"",
        "+properties.mode:?duel",
        "+properties.absent:*",
        "+properties.absent:x",
        "+properties.rank:8",
        "+properties.rank:\"7\"",
        "+properties.rank:>7",
        "+properties.rank:<7",
        "+properties.rank:>=7.01",
        "+properties.rank:>=seven",
        "+properties.rank:>=",
        "+properties.mode:>=1",
        "+properties.absent:>=0",
        "-properties.mode:duel",
        "-*",
        "+properties.mode:duel -properties.rank:>=7",
        "properties.mode:ffa properties.mode:team",
        "+properties.mode:duel +properties.mode:ffa",
        "+mode:duel",
        "+min_count:2",
        "duel",
        "\"duel\"",
        "(((",
        "+",
        "-x +",
        ":",
        "^",
        "\\",
        "+properties.:x",
        "+properties.name:a b"
      })
  void doesNotFindTheDuel(String query) throws MalformedException {
    assertEquals(0, Query.parse(query).score(DUEL), query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+properties.mode:\"duel", "\"", "+properties.a:b \"x", "properties.a:\"\\\""})
  void aQuoteThatDoesNotEndIsTheOnlyError(String query) {
    assertThrows(MalformedException.class, () -> Query.parse(query));
  }

  @ParameterizedTest
  @CsvSource({
    "properties.mode:duel properties.rank:7, properties.mode:duel properties.rank:8",
    "+properties.mode:duel properties.rank:7, +properties.mode:duel properties.rank:8",
    "properties.mode:duel^3, properties.mode:duel^2",
    "* properties.rank:7, * properties.rank:8"
  })
  void whatShouldMatchAndDoesScoresHigher(String better, String worse) throws MalformedException {
    assertTrue(Query.parse(better).score(DUEL) > Query.parse(worse).score(DUEL));
  }

  @Test
  void noTextBreaksTheParserOrKeepsItBusy() {
    String alphabet = "+-:\"\\*?^><= .aproperties1()[]{}~/\u0001\u0002";
    for (int seed = 0; seed < 20_000; seed++) {
      SeededRandom random = new SeededRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Query.parse(text.toString()).score(DUEL);
      } catch (MalformedException e) {
        assertTrue(text.indexOf("\"") >= 0, "seed " + seed);
      }
    }
  }

  @Test
  void manyStarsDoNotTakeLong() throws MalformedException {
    Properties longText = new Properties(Map.of("a", "a".repeat(2_000)), Map.of());

    assertEquals(0, Query.parse("+properties.a:" + "a*".repeat(900) + "b").score(longText));
  }

  @Test
  void onlyAStarThatIsNotEscapedStandsForAnything() throws MalformedException {
    for (String value : new String[] {"\u0001", "\u0002", "*", "?"}) {
      Query query = Query.parse("+properties.mode:\\" + value);
      assertTrue(query.score(new Properties(Map.of("mode", value), Map.of())) > 0);
      assertEquals(0, query.score(DUEL));
      assertEquals(0, query.score(new Properties(Map.of("mode", "x"), Map.of())));
    }
  }
}

package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.signalling.MatchmakerRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchmakerQueryTest {

  private static final MatchOptions OPTIONS = MatchOptions.DEFAULTS.withPlayers(2, 4);

  @Test
  void withoutWishesItAsksForAnyoneOfTheSameVersion() {
    MatchmakerRequest request = MatchmakerQuery.of(new Matchmaking(), OPTIONS);

    assertEquals(2, request.minCount());
    assertEquals(4, request.maxCount());
    assertEquals("+properties.client_version:dev", request.query());
    assertEquals(Map.of("client_version", "dev"), request.stringProperties());
  }

  @Test
  void anEmptyVersionAsksForAnyone() {
    MatchmakerRequest request =
        MatchmakerQuery.of(new Matchmaking(), OPTIONS.withClientVersion(""));

    assertEquals("*", request.query());
    assertEquals(Map.of(), request.stringProperties());
  }

  @Test
  void wishesStayWithinTheOptions() {
    MatchmakerRequest request =
        MatchmakerQuery.of(new Matchmaking().minCount(1).maxCount(9).countMultiple(2), OPTIONS);

    assertEquals(2, request.minCount());
    assertEquals(4, request.maxCount());
    assertEquals(2, request.countMultiple());
  }

  @Test
  void aQueryOfTheGamesOwnIsKept() {
    MatchmakerRequest request =
        MatchmakerQuery.of(
            new Matchmaking()
                .query("+properties.mode:duel")
                .property("mode", "duel")
                .property("rank", 5),
            OPTIONS);

    assertEquals("+properties.mode:duel +properties.client_version:dev", request.query());
    assertEquals("duel", request.stringProperties().get("mode"));
    assertEquals(5.0, request.numericProperties().get("rank"));
  }

  @Test
  void contradictionsAreTheCallersMistake() {
    Matchmaking contradiction = new Matchmaking().minCount(4).maxCount(3);

    assertThrows(IllegalArgumentException.class, () -> MatchmakerQuery.of(contradiction, OPTIONS));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withPlayers(3, 2));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withPlayers(2, 11));
    assertThrows(IllegalArgumentException.class, () -> new Matchmaking().minCount(-1));
  }

  @Test
  void escapesWhatTheQueryLanguageWouldRead() {
    assertEquals("v1\\.2\\-rc\\/3", MatchmakerQuery.escape("v1.2-rc/3"));
    assertEquals("plain_42", MatchmakerQuery.escape("plain_42"));
  }
}

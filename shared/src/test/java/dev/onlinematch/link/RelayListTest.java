package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelayListTest {

  private static final SessionId ME = new SessionId("me");
  private static final int MATCHES = 3_000;

  private final List<String> dialled = new ArrayList<>();

  @Test
  void allPlayersSayTheSameInWhateverOrderTheyWereTold() {
    RelayList one = list("a", "b", "c");
    RelayList other = list("c", "a", "b");

    for (int i = 0; i < 100; i++) {
      for (int turn = 0; turn < 7; turn++) {
        assertEquals(relayOf(one, turn, i), relayOf(other, turn, i));
      }
    }
  }

  @Test
  void eachTurnIsAnotherRelayUntilAllHaveHadTheirs() {
    RelayList list = list("a", "b", "c", "d");
    for (int i = 0; i < 100; i++) {
      Set<String> used = new HashSet<>();
      for (int turn = 0; turn < 4; turn++) {
        used.add(relayOf(list, turn, i));
      }
      assertEquals(4, used.size());
      assertEquals(relayOf(list, 0, i), relayOf(list, 4, i));
    }
  }

  @Test
  void matchesSpreadEvenlyAndStayWhereTheyAreWhenAnotherRelayIsTakenAway() {
    RelayList three =
        list("wss://r1.example.org/ws", "wss://r2.example.org/ws", "wss://r3.example.org/ws");
    RelayList two = list("wss://r1.example.org/ws", "wss://r2.example.org/ws");
    int first = 0;
    for (int i = 0; i < MATCHES; i++) {
      String relay = relayOf(three, 0, i);
      first += relay.contains("r1") ? 1 : 0;
      if (!relay.contains("r3")) {
        assertEquals(relay, relayOf(two, 0, i));
      }
    }
    assertTrue(Math.abs(first - MATCHES / 3) < MATCHES / 15, first + " of " + MATCHES);
  }

  private RelayList list(String... names) {
    RelayList list = new RelayList();
    for (String name : names) {
      list.plus(
          name,
          (turn, matchId, me) -> {
            dialled.add(name);
            return List.of();
          });
    }
    return list;
  }

  private String relayOf(RelayList list, int turn, int match) {
    dialled.clear();
    assertTrue(list.waysTo(turn, new MatchId("match-" + match + ".nakama"), ME).isEmpty());
    return dialled.get(0);
  }
}

package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeMatchTest {

  @Test
  void aHunterWinsTheMatchAgainstOneWhoStandsStill() {
    Party party = new Party(7);
    Party.Guest ann = party.arrives("Ann");
    Party.Guest bob = party.arrives("Bob");
    ann.bot = Bot.TARGET;
    bob.bot = Bot.HUNTER;
    List<String> wins = new ArrayList<>();
    ann.session.setWinListener((round, winner) -> wins.add(round + " " + winner));

    assertTrue(party.passesUntil(() -> ann.message().equals("Bob WINS THE WHOLE MATCH!"), 120_000));

    party.passes(200);
    assertEquals("Bob WINS THE WHOLE MATCH!", bob.message());
    assertEquals(5, ann.seen(bob).score());
    assertEquals(5, bob.own().score());
    assertEquals(List.of(2, 2, 2, 2, 2), ann.results());
    assertEquals(List.of("1 2", "2 2", "3 2", "4 2", "5 2"), wins);
    party.passes(4_000);
    assertEquals(GamePhase.ENDED, ann.phase());
    assertEquals(GamePhase.ENDED, bob.phase());
    assertTrue(ann.hasLeft && bob.hasLeft);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 5, 0, 0",
    "2, 60, 40, 10",
    "3, 40, 20, 5",
    "4, 30, 30, 10",
    "4, 120, 80, 20",
    "6, 20, 10, 2",
    "10, 50, 40, 10",
  })
  void allAgreeOnEveryRoundHoweverBadTheNetwork(
      int players, int latencyMs, int jitterMs, int lossPercent) {
    Party party = new Party(players * 1000 + latencyMs);
    party.mesh.latencyMs = latencyMs;
    party.mesh.jitterMs = jitterMs;
    party.mesh.lossPercent = lossPercent;
    for (int i = 1; i <= players; i++) {
      party.arrives("P" + i).bot = Bot.moody(i * 31 + latencyMs);
    }

    Party.Guest host = party.guests.get(0);
    assertTrue(party.passesUntil(() -> party.all(GamePhase.MATCH_OVER), 1_200_000));

    List<Integer> results = host.results();
    int winner = results.get(results.size() - 1);
    assertEquals(5, Collections.frequency(results, winner));
    for (Party.Guest guest : party.guests) {
      assertEquals(results, guest.results());
      assertEquals("P" + winner + " WINS THE WHOLE MATCH!", guest.message());
      for (Party.Guest other : party.guests) {
        int rounds = Collections.frequency(results, other.node.me.value());
        assertEquals(rounds, guest.seen(other).score());
      }
      assertEquals(0, guest.session.drops().of(GameDrop.IMPOSSIBLE_MOVE), "an honest player");
      assertEquals(0, guest.session.drops().of(GameDrop.OUT_OF_ARENA), "an honest player");
      assertEquals(0, guest.session.drops().of(GameDrop.NO_PART), "an honest player");
      assertEquals(0, guest.session.messageDrops().total(), "an honest player");
    }
  }
}

package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two of three cannot reach each other: they go through the relay, and nobody else does. */
class FallbackIT {

  private static final double PROMISED_MS = 5_000;

  @RegisterExtension final Players players = new Players();

  @Test
  void aPairWithoutADirectPathIsRelayedAndReturnsWhenThereIsOne() {
    Player alice = players.arrives("alice").signsInAsGuest();
    Player bob = players.arrives("bob").signsInAsGuest().isCutOffFrom("carol");
    Player carol = players.arrives("carol").signsInAsGuest().isCutOffFrom("bob");
    String code = alice.createsMatch();
    bob.joinsMatch(code).sees(Screen.READY).isLinkedTo(1);

    carol.joinsMatch(code).sees(Screen.READY);
    double startMs = now(carol);
    carol.isLinkedBy("relay", 1);
    double relayedMs = now(carol) - startMs;

    carol.isLinkedTo(1);
    bob.isLinkedBy("relay", 1).isLinkedTo(1);
    alice.isLinkedTo(2);
    System.out.println("a pair without a direct path is relayed after " + relayedMs + " ms");
    assertTrue(relayedMs < PROMISED_MS, relayedMs + " ms");

    bob.isCutOffFrom();
    carol.isCutOffFrom();

    bob.isLinkedTo(2);
    carol.isLinkedTo(2);
  }

  private static double now(Player player) {
    return ((Number) player.page().evaluate("() => performance.now()")).doubleValue();
  }
}

package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No UDP at all: the match goes over WebSockets, for as long as that lasts. */
class WebSocketRelayIT {

  /** The better way is tried every 15 s, for 5 s at most. */
  private static final double UPGRADE_MS = 30_000;

  @RegisterExtension final Players players = new Players();

  @Test
  void withoutUdpAWebSocketCarriesTheMatchAndIsLeftWhenUdpWorks() {
    Player alice = players.arrives("alice").signsInAsGuest();
    Player bob = players.arrives("bob").signsInAsGuest();
    alice.isCutOffFrom("bob", BlockedPaths.RELAY);
    bob.isCutOffFrom("alice", BlockedPaths.RELAY);
    bob.joinsMatch(alice.createsMatch()).sees(Screen.READY);

    alice.isLinkedBy("relay", 1).isReady();
    bob.isLinkedBy("relay", 1).isReady();
    assertEquals(1, alice.openRelaySockets());
    assertEquals(0, alice.linkFigures().connected());
    alice.isPlaying();
    bob.isPlaying();
    new Hunter(alice, 1).winsARound();
    assertEquals(1, bob.openRelaySockets());

    alice.isCutOffFrom("bob");
    bob.isCutOffFrom("alice");

    for (Player player : new Player[] {alice, bob}) {
      player.page().setDefaultTimeout(UPGRADE_MS);
      player.waitsFor(
          "() => window.observedConnections.some(c => c.connectionState === 'connected')", null);
      player.leavesRelaySockets().seesMatchState("PLAYING");
    }
  }
}

package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.embedded.SocketCounters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two play: what one does is seen by the other, and travels between them directly. */
class PlayIT {

  private static final long OBSERVED_MS = 4_000;

  /** Ten in a second would do for a slow computer; it is twenty and more otherwise. */
  private static final long FEWEST = 10 * OBSERVED_MS / 1_000;

  /** Notes when an avatar moved for the first time from now on. */
  private static final String WATCH_AVATAR =
      """
      id => {
        const avatar = document.querySelector(`[data-testid='avatar'][data-peer-id='${id}']`);
        const where = () => avatar.dataset.x + ' ' + avatar.dataset.y;
        const start = where();
        window.movedAtMs = 0;
        new MutationObserver(() => { if (where() !== start) window.movedAtMs ||= Date.now(); })
            .observe(avatar, { attributes: true, attributeFilter: ['data-x', 'data-y'] });
      }
      """;

  @RegisterExtension final Players players = new Players();

  private Player alice;
  private Player bob;

  private void twoArePlaying() {
    alice = players.arrives("alice").signsInAsGuest().findsMatch(2);
    bob = players.arrives("bob").signsInAsGuest().findsMatch(2);
    alice.sees(Screen.READY).isLinkedTo(1).isReady();
    bob.sees(Screen.READY).isLinkedTo(1).isReady();
    alice.isPlaying();
    bob.isPlaying();
    String allAlive =
        "() => { const all = [...document.querySelectorAll(\"[data-testid='avatar']\")];"
            + " return all.length === 2 && all.every(a => a.dataset.alive === 'true'); }";
    alice.waitsFor(allAlive, null);
    bob.waitsFor(allAlive, null);
  }

  @Test
  void aRoundIsWonAndEveryoneSeesTheScore() {
    twoArePlaying();
    new Hunter(alice, 1).winsARound();

    bob.waitsFor(
        "id => document.querySelector(`[data-testid='avatar'][data-peer-id='${id}']`)"
            + "?.dataset.score === '1'",
        alice.peerId());
  }

  @Test
  void movementInOneTabIsSeenInTheOther() {
    twoArePlaying();
    alice.page().evaluate(WATCH_AVATAR, alice.peerId());
    bob.page().evaluate(WATCH_AVATAR, alice.peerId());
    String key = alice.peerId() % 2 == 1 ? "KeyD" : "KeyA";
    // Before the round has begun nobody moves: press until it counts.
    long deadlineMs = System.currentTimeMillis() + (long) Player.DEADLINE_MS;
    long pressedMs = 0;
    while (moved(alice) == 0) {
      assertTrue(System.currentTimeMillis() < deadlineMs, "alice does not get on");
      alice.releases(key);
      // Browser and test run on one computer and read one clock.
      pressedMs = System.currentTimeMillis();
      alice.holds(key);
      alice.page().evaluate("() => new Promise(done => setTimeout(done, 300))");
    }
    bob.waitsFor("() => window.movedAtMs > 0", null);
    alice.releases(key);

    System.out.println(
        "movement is seen so many ms after the key: own tab "
            + (moved(alice) - pressedMs)
            + ", other tab "
            + (moved(bob) - pressedMs));
  }

  @Test
  void theGameTravelsOverDataChannelsAndNotThroughTheServer() {
    twoArePlaying();
    SocketCounters counters = players.server().embedded().orElseThrow().counters();
    LinkFigures before = alice.linkFigures();
    long throughServer = counters.matchData();
    long aliceThroughServer = alice.matchDataFrames();

    // To and fro: whoever stands still has little to say.
    double startMs = now(alice);
    while (now(alice) < startMs + OBSERVED_MS) {
      for (String key : List.of("KeyD", "KeyA")) {
        alice.holds(key);
        bob.holds(key);
        alice.page().waitForFunction("since => performance.now() > since + 200", now(alice));
        alice.releases(key);
        bob.releases(key);
      }
    }

    LinkFigures after = alice.linkFigures();
    assertEquals(1, after.connected());
    assertEquals(0, after.relayedPairs());
    long sent = after.messagesSent() - before.messagesSent();
    long received = after.messagesReceived() - before.messagesReceived();
    System.out.println(
        "data channel messages in "
            + OBSERVED_MS / 1_000
            + " s: "
            + sent
            + " out, "
            + received
            + " in");
    assertTrue(sent > FEWEST, "only " + sent + " messages were sent over data channels");
    assertTrue(received > FEWEST, "only " + received + " messages came over data channels");
    assertEquals(throughServer, counters.matchData());
    assertEquals(aliceThroughServer, alice.matchDataFrames());
  }

  private static double now(Player player) {
    return ((Number) player.page().evaluate("() => performance.now()")).doubleValue();
  }

  private static long moved(Player player) {
    return number(player, "window.movedAtMs");
  }

  private static long number(Player player, String expression) {
    return ((Number) player.page().evaluate("() => " + expression)).longValue();
  }
}

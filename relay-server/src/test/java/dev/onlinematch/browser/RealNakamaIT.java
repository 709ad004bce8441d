package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.live.NakamaProcess;
import dev.onlinematch.live.RealNakama;
import dev.onlinematch.relay.SignallingServer;
import dev.onlinematch.relay.nakama.NakamaAccess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demo from end to end, with a real Nakama that has our module. */
class RealNakamaIT {

  private static final long ROUND_DEADLINE_MS = 90_000;

  private static final String LEAVE_IF_THERE =
      "() => document.body.dataset.screen === 'ready'"
          + " && document.querySelector(\"[data-testid='back']\").click()";

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  @RegisterExtension final Players players = new Players(RealNakamaIT::signalling);

  private static SignallingServer signalling() {
    NakamaProcess nakama = NAKAMA.process();
    return new SignallingServer.Elsewhere(
        nakama.uri(),
        nakama.keys().server(),
        new NakamaAccess(nakama.uri(), nakama.keys().http(), nakama.keys().session()));
  }

  @Test
  void anAccountAndGuestsMeetPlayAndComeOnTheLeaderboard() {
    String name = "ann" + System.currentTimeMillis();
    Player ann = players.arrives("ann").createsAccount(name);
    List<Player> all = new ArrayList<>(List.of(ann));
    for (String guest : List.of("bob", "cat", "dan")) {
      all.add(players.arrives(guest).signsInAsGuest());
    }

    all.forEach(each -> each.findsMatch(4));
    all.forEach(each -> each.sees(Screen.READY).isLinkedTo(3));
    for (Player each : all) {
      assertEquals(List.of(), each.complaints());
      // Whose link to the first that goes ends sooner than he hears of his going asks the relay for
      // another way; and is out of the match himself by the time he is answered.
      each.willComplainAbout("/relay/offer");
    }
    // Any of them is host, whose leaving ends the match for all: look and press at one moment.
    for (Player each : all) {
      each.page().evaluate(LEAVE_IF_THERE);
      each.sees(Screen.MATCH);
    }

    Player bob = all.get(1);
    bob.joinsMatch(ann.createsMatch()).sees(Screen.READY).isLinkedTo(1).isReady();
    ann.isLinkedTo(1).isReady().isPlaying();
    bob.isPlaying();
    winARound(ann, bob);
    ann.clicks("back").sees(Screen.MATCH).seesOnLeaderboard(name + " 1");
  }

  /** Ann hunts; should bob hit her first, she tries again. */
  private static void winARound(Player ann, Player bob) {
    Hunter hunter = new Hunter(ann, 1);
    int id = ann.peerId();
    long deadlineMs = System.currentTimeMillis() + ROUND_DEADLINE_MS;
    String hasWon =
        "id => document.querySelector(`[data-testid='avatar'][data-peer-id='${id}']`)"
            + "?.dataset.score === '1'";
    while (!Boolean.TRUE.equals(ann.page().evaluate(hasWon, id))) {
      assertTrue(System.currentTimeMillis() < deadlineMs, "nobody won the round");
      hunter.step();
    }
    bob.waitsFor(hasWon, id);
  }
}

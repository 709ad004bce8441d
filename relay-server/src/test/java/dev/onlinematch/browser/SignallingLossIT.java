package dev.onlinematch.browser;

import dev.onlinematch.live.NakamaProcess;
import dev.onlinematch.live.RealNakama;
import dev.onlinematch.relay.SignallingServer;
import dev.onlinematch.relay.nakama.NakamaAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The signalling server dies under three who play, has forgotten everything, and is back. */
class SignallingLossIT {

  private static final String ALL_ARE =
      "([status, others]) => document.querySelectorAll("
          + "`[id^='link-'][data-status='${status}']`).length >= others";

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  @RegisterExtension final Players players = new Players(SignallingLossIT::signalling);

  private static SignallingServer signalling() {
    NakamaProcess nakama = NAKAMA.process();
    return new SignallingServer.Elsewhere(
        nakama.uri(),
        nakama.keys().server(),
        new NakamaAccess(nakama.uri(), nakama.keys().http(), nakama.keys().session()));
  }

  @Test
  void theRoundGoesOnAndWhoeverReloadsAfterwardsIsBackInIt() throws IOException {
    List<Player> all = new ArrayList<>(List.of(players.arrives("alice").signsInAsGuest()));
    String code = all.get(0).createsMatch();
    for (String name : List.of("bob", "carol")) {
      all.add(players.arrives(name).signsInAsGuest().joinsMatch(code));
    }
    for (Player each : all) {
      each.willComplainAbout("WebSocket").willComplainAbout("ERR_CONNECTION");
      each.sees(Screen.READY).isLinkedTo(2).isReady();
    }
    all.forEach(Player::isPlaying);

    NAKAMA.process().restart();

    // Everyone has lost the server and is back, in a match of another id.
    for (Player each : all) {
      each.waitsFor(ALL_ARE, List.of("connected", 3));
      each.isPlaying();
    }
    Player bob = all.get(1);
    int number = bob.peerId();
    bob.reloads();
    bob.sees(Screen.GAME).seesMatchState("PLAYING");
    bob.waitsFor("id => document.body.dataset.peerId === String(id)", number);
    all.get(2).waitsFor(ALL_ARE, List.of("connected", 3));
    all.get(2).isPlaying();
  }
}

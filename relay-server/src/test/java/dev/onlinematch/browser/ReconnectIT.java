package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Four play; the host loads the page again, and is in the game as the player who he was. */
class ReconnectIT {

  @RegisterExtension final Players players = new Players();

  private final List<Player> all = new ArrayList<>();

  @Test
  void theHostWhoReloadsIsTheSamePlayerWithTheSameScore() {
    fourArePlaying("client-server", "relay");
    Player host = all.get(0);
    Player other = all.get(3);
    int number = host.peerId();
    new Hunter(host, 1).winsARound();
    allAreReadyAndPlay();

    host.reloads();
    host.sees(Screen.GAME).seesMatchState("PLAYING");

    assertEquals(number, host.peerId());
    for (Player each : all) {
      each.waitsFor(
          "id => document.querySelector(`[data-testid='avatar'][data-peer-id='${id}']`)"
              + "?.dataset.score === '1'",
          number);
    }

    // He plays the next round with them.
    new Hunter(other, 2).winsARound();
    allAreReadyAndPlay();
    assertTrue(
        other.avatars().stream().anyMatch(a -> a.peerId() == number && a.score() == 1),
        other.avatars().toString());
  }

  private void fourArePlaying(String mode, String path) {
    Player host = players.arrives("alice").signsInAsGuest();
    all.add(host);
    String code = host.createsMatch();
    host.clicks("mode-" + mode);
    for (String name : List.of("bob", "carol", "dan")) {
      all.add(players.arrives(name).signsInAsGuest().joinsMatch(code));
    }
    all.forEach(each -> each.sees(Screen.READY).isLinkedBy(path, 3));
    allAreReadyAndPlay();
  }

  private void allAreReadyAndPlay() {
    all.forEach(each -> each.sees(Screen.READY).isReady());
    all.forEach(Player::isPlaying);
  }
}

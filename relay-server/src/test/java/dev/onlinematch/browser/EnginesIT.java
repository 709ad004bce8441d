package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chromium and Firefox in one match: the ICE, DTLS and SCTP of the one meet those of the other. */
class EnginesIT {

  @RegisterExtension final Players players = Players.ofEveryEngine();

  @ParameterizedTest
  @CsvSource({"mesh, direct", "client-server, relay"})
  void eachWinsARoundAgainstTheOther(String mode, String path) {
    Player chromium = players.arrives("chromium").signsInAsGuest().clicks("mode-" + mode);
    Player firefox = players.arrives("firefox", Engine.FIREFOX).signsInAsGuest();
    firefox.joinsMatch(chromium.createsMatch());
    List<Player> both = List.of(chromium, firefox);
    for (Player winner : both) {
      both.forEach(player -> player.sees(Screen.READY).isLinkedBy(path, 1).isReady());
      both.forEach(Player::isPlaying);
      new Hunter(winner, 1).winsARound();
    }

    assertEquals(1, chromium.linkFigures().connected());
    assertEquals(1, firefox.linkFigures().connected());
  }
}

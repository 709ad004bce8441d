package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole rounds through the relay: each browser has one connection, and it leads there. */
class ClientServerIT {

  /** State and other end of every connection that is not closed. */
  private static final String OPEN_CONNECTIONS =
      """
      () => window.observedConnections
          .filter(connection => connection.connectionState !== 'closed')
          .map(connection => connection.connectionState
              + (connection.currentRemoteDescription?.sdp.includes('a=ice-lite') ? ' to the relay' : ''))
      """;

  @RegisterExtension final Players players = new Players();

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void aRoundIsPlayedOverOneConnectionPerBrowser(int count) {
    List<Player> all = new ArrayList<>();
    Player host = players.arrives("host").signsInAsGuest().clicks("mode-client-server");
    String code = host.createsMatch();
    all.add(host);
    for (int i = 1; i < count; i++) {
      all.add(players.arrives("guest" + i).signsInAsGuest().joinsMatch(code));
    }
    for (Player player : all) {
      player.sees(Screen.READY).isLinkedBy("relay", count - 1).isReady();
    }
    all.forEach(Player::isPlaying);
    List<Hunter> hunters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hunters.add(new Hunter(all.get(i), i + 1));
    }
    List<LinkFigures> before = all.stream().map(Player::linkFigures).toList();

    Hunter.fightUntilSomebodyWins(hunters);

    for (int i = 0; i < count; i++) {
      Player player = all.get(i);
      player.waitsFor("() => document.body.dataset.mode === 'client-server'", null);
      assertEquals(List.of("connected to the relay"), player.page().evaluate(OPEN_CONNECTIONS));
      LinkFigures figures = player.linkFigures();
      assertEquals(1, figures.connected());
      assertTrue(figures.messagesReceived() > before.get(i).messagesReceived());
    }
  }
}

package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.lab.Coturn;
import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.relay.TurnOptions;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.EntryLimits;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.turn.TurnService;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two play with a real TURN server, with credentials that their server gives them. */
class TurnPlayIT {

  private static Coturn coturn;

  @RegisterExtension final Players players = new Players();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    coturn = Coturn.onLoopback();
  }

  @AfterAll
  static void stop() throws IOException {
    if (coturn != null) {
      coturn.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void forcedPlayersUseTurnAndShowNoAddressOfTheirOwn(String transport)
      throws CannotListenException {
    Player alice = play(NetworkRelay.FORCED, transport, "turn");

    assertEquals(List.of("relay " + transport), alice.candidateTypes());
  }

  @Test
  void othersGoStraightAndHaveTurnToFallBackTo() throws CannotListenException {
    Player alice = play(NetworkRelay.AUTO, "udp", "direct");

    // Chromium forgets candidates that it does not use; so ask what it was given.
    assertEquals(
        coturn.url("udp"),
        alice
            .page()
            .evaluate(
                "() => window.observedConnections[0].getConfiguration().iceServers[0].urls[0]"));
  }

  @Test
  void playersWithoutTurnDoNotEvenAskForIt() throws CannotListenException {
    Player alice = play(NetworkRelay.DISABLED, "udp", "direct");

    assertEquals(List.of("host"), alice.candidateTypes());
  }

  private Player play(NetworkRelay networkRelay, String transport, String path)
      throws CannotListenException {
    TurnService service =
        new TurnService(
            List.of(coturn.url(transport)),
            Coturn.SECRET,
            600,
            () -> Instant.now().getEpochSecond());
    players.playWith(new TurnOptions(service, networkRelay, EntryRules.of(EntryLimits.usual())));
    Player alice = players.arrives("alice").signsInAsGuest().findsMatch(2);
    Player bob = players.arrives("bob").signsInAsGuest().findsMatch(2);
    alice.sees(Screen.READY).isLinkedBy(path, 1).isReady();
    bob.sees(Screen.READY).isLinkedBy(path, 1).isReady();
    alice.isPlaying();
    bob.isPlaying();
    return alice;
  }
}

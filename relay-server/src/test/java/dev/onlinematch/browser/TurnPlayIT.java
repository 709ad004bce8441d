package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.lab.Coturn;
import dev.onlinematch.lab.OwnAddress;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Two play with a real TURN server, with credentials that their server gives them. */
class TurnPlayIT {

  private static Coturn coturn;

  @RegisterExtension final Players players = Players.ofEveryEngine();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    // Firefox has nothing to do with a TURN server on loopback.
    coturn = Coturn.on(OwnAddress.find().getHostAddress());
  }

  @AfterAll
  static void stop() throws IOException {
    if (coturn != null) {
      coturn.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"CHROMIUM, udp", "CHROMIUM, tcp", "FIREFOX, udp", "FIREFOX, tcp"})
  void forcedPlayersUseTurnAndShowNoAddressOfTheirOwn(Engine engine, String transport)
      throws CannotListenException {
    Player alice = play(engine, NetworkRelay.FORCED, transport, "turn");

    assertEquals(List.of("relay " + transport), alice.candidateTypes());
  }

  @Test
  void othersGoStraightAndHaveTurnToFallBackTo() throws CannotListenException {
    Player alice = play(Engine.CHROMIUM, NetworkRelay.AUTO, "udp", "direct");

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
    Player alice = play(Engine.CHROMIUM, NetworkRelay.DISABLED, "udp", "direct");

    assertEquals(List.of("host"), alice.candidateTypes());
  }

  /** Two, of whom the one that is returned has a browser of that engine. */
  private Player play(Engine engine, NetworkRelay networkRelay, String transport, String path)
      throws CannotListenException {
    TurnService service =
        new TurnService(
            List.of(coturn.url(transport)),
            Coturn.SECRET,
            600,
            () -> Instant.now().getEpochSecond());
    players.playWith(new TurnOptions(service, networkRelay, EntryRules.of(EntryLimits.usual())));
    Player alice = players.arrives("alice", engine).signsInAsGuest().findsMatch(2);
    Player bob = players.arrives("bob").signsInAsGuest().findsMatch(2);
    alice.sees(Screen.READY).isLinkedBy(path, 1).isReady();
    bob.sees(Screen.READY).isLinkedBy(path, 1).isReady();
    alice.isPlaying();
    bob.isPlaying();
    return alice;
  }
}

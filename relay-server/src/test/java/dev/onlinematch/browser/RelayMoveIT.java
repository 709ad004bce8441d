package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.OnlineMatchServer;
import dev.onlinematch.relay.RelayOptions;
import dev.onlinematch.relay.ServerOptions;
import dev.onlinematch.relay.SignallingServer;
import dev.onlinematch.relay.http.AllowedOrigins;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.EntryLimits;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.TrustedProxies;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two relays elsewhere; the one at which a match is goes down in order. */
class RelayMoveIT {

  private static final String TWO_MEMBERS = "\nonlinematch_relay_members 2.0\n";

  @RegisterExtension final Players players = new Players();

  private final List<OnlineMatchServer> relays = new ArrayList<>();

  @BeforeEach
  void start() throws CannotListenException {
    relays.add(relay());
    relays.add(relay());
    players.playWith(
        openToAllPages()
            .withRelays(
                relays.stream()
                    .map(relay -> URI.create("http://localhost:" + relay.port()))
                    .toList()));
  }

  @AfterEach
  void stop() {
    relays.forEach(OnlineMatchServer::close);
  }

  private static OnlineMatchServer relay() throws CannotListenException {
    return OnlineMatchServer.start(
        new ServerOptions(
            new ListenAddress("127.0.0.1", 0),
            new SignallingServer.Embedded(EngineOptions.development()),
            List.of(),
            true,
            openToAllPages().withDrainMs(20_000)));
  }

  private static RelayOptions openToAllPages() {
    return RelayOptions.openToEverybody(RelayOptions.loopback())
        .withEntryRules(
            new EntryRules(
                EntryLimits.none(), new AllowedOrigins(List.of("*")), TrustedProxies.none()));
  }

  @Test
  void aMatchMovesToTheOtherRelayAndNobodyNoticesIt() throws Exception {
    Player alice = players.arrives("alice").signsInAsGuest().isCutOffFrom("bob");
    Player bob = players.arrives("bob").signsInAsGuest().isCutOffFrom("alice");
    bob.joinsMatch(alice.createsMatch()).sees(Screen.READY);
    alice.isLinkedBy("relay", 1).seesMatchState("READY");
    bob.isLinkedBy("relay", 1).seesMatchState("READY");
    OnlineMatchServer first = hasBoth(relays.get(0)) ? relays.get(0) : relays.get(1);
    OnlineMatchServer second = relays.get(first == relays.get(0) ? 1 : 0);

    // Returns when both have left, long before its time is over.
    first.close();

    assertTrue(hasBoth(second));
    // At the end of the test the other one goes, too: refused, or reset in the middle of a
    // question.
    alice.willComplainAbout("ERR_CONNECTION_");
    bob.willComplainAbout("ERR_CONNECTION_");
    alice.isLinkedBy("relay", 1).seesMatchState("READY");
    bob.isLinkedBy("relay", 1).seesMatchState("READY");
  }

  private static boolean hasBoth(OnlineMatchServer relay) {
    return new String(new HttpProbe(relay.port()).get("/metrics").body(), UTF_8)
        .contains(TWO_MEMBERS);
  }
}

package dev.onlinematch.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.RelayProbe;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The relay as part of the whole server. */
class RelayServerTest {

  @Test
  void tellsThePageWhereTheRelayIs() throws CannotListenException {
    try (OnlineMatchServer server = start(RelayOptions.usual(RelayOptions.loopback()))) {
      assertTrue(
          text(server, "/config.json")
              .contains(
                  "\"relay\":{\"offerUrl\":\"/relay/offer\",\"webSocketUrl\":\"/relay/ws\"}"));
    }
    try (OnlineMatchServer server = start(RelayOptions.usual(null))) {
      assertTrue(
          text(server, "/config.json")
              .contains("\"relay\":{\"offerUrl\":null,\"webSocketUrl\":\"/relay/ws\"}"));
    }
    try (OnlineMatchServer server = start(null)) {
      assertTrue(text(server, "/config.json").contains("\"relay\":null"));
      assertEquals(404, new HttpProbe(server.port()).get("/relay/ws").statusCode());
    }
  }

  @Test
  void letsNobodyInWhoIsNotOfAMatchAndEverybodyForLoadTests() throws CannotListenException {
    try (OnlineMatchServer server = start(RelayOptions.usual(RelayOptions.loopback()))) {
      int port = server.port();
      assertThrows(AssertionError.class, () -> RelayProbe.open(port, "x", "m", "s"));
    }
    try (OnlineMatchServer server = start(RelayOptions.openToEverybody(RelayOptions.loopback()))) {
      RelayProbe player = RelayProbe.open(server.port(), "x", "m", "s");
      assertInstanceOf(RelayFrame.Welcome.class, player.hears().frame());
    }
  }

  @Test
  void showsItsFiguresAndNamesNobodyInThem() throws CannotListenException {
    try (OnlineMatchServer server = start(RelayOptions.openToEverybody(RelayOptions.loopback()))) {
      RelayProbe player = RelayProbe.open(server.port(), "secret", "match-1", "session-1");
      player.hears();
      player.says(Delivery.UNRELIABLE, new RelayFrame.ToOne(1, new byte[10]));
      player.hears();

      String metrics = text(server, "/metrics");

      assertTrue(metrics.contains("\nonlinematch_relay_rooms 1.0\n"), metrics);
      assertTrue(metrics.contains("\nonlinematch_relay_members 1.0\n"), metrics);
      assertTrue(metrics.contains("\nonlinematch_relay_delivered_total 1.0\n"), metrics);
      assertTrue(
          metrics.contains("onlinematch_relay_drops_total{reason=\"too_old\"} 0.0"), metrics);
      assertTrue(
          metrics.contains("onlinematch_relay_put_out_total{reason=\"too_slow\"} 0.0"), metrics);
      for (String name :
          List.of(
              "onlinematch_relay_drops_total{reason=\"room_rate\"}",
              "onlinematch_refusals_total{reason=\"slow_headers\"}",
              "onlinematch_relay_datagrams_dropped_total{reason=\"bad_integrity\"}",
              "onlinematch_relay_handshakes_failed_total{reason=\"timed_out\"}",
              "onlinematch_relay_handshakes",
              "onlinematch_relay_unsent_total")) {
        assertTrue(metrics.contains("\n" + name + " 0.0\n"), name);
      }
      assertTrue(metrics.contains("jvm_threads_live_threads"), metrics);
      for (String name : List.of("secret", "match-1", "session-1")) {
        assertTrue(!metrics.contains(name), name);
      }
    }
  }

  @Test
  void showsRoomsToDevelopersWhoAskForIt() throws CannotListenException {
    RelayOptions options = RelayOptions.openToEverybody(RelayOptions.loopback());
    try (OnlineMatchServer server = start(options)) {
      assertEquals(404, new HttpProbe(server.port()).get("/debug").statusCode());
    }
    try (OnlineMatchServer server = start(options.withDebugPage())) {
      RelayProbe.open(server.port(), "secret", "m", "s").hears();

      assertEquals(
          "[{\"match\":\"m\",\"members\":[{\"number\":1,\"session\":\"s\",\"waitingBytes\":0,"
              + "\"connection\":{\"kind\":\"WebSocket\",\"bufferedBytes\":0,\"path\":null}}]}]",
          text(server, "/debug"));
    }
  }

  @Test
  void saysGoodbyeBeforeItStops() throws CannotListenException {
    OnlineMatchServer server = start(RelayOptions.openToEverybody(RelayOptions.loopback()));
    RelayProbe player = RelayProbe.open(server.port(), "x", "m", "s");
    player.hears();

    server.close();

    assertEquals(new RelayFrame.Goodbye(GoodbyeReason.DRAINING), player.hears().frame());
    assertEquals("1000", player.isClosedWith());
  }

  @Test
  void letsItsPlayersLeaveBeforeItStopsAndTakesInNobodyNew() throws Exception {
    RelayOptions options =
        RelayOptions.openToEverybody(RelayOptions.loopback()).withDrainMs(600_000);
    OnlineMatchServer server = start(options);
    RelayProbe ann = RelayProbe.open(server.port(), "x", "m", "ann");
    ann.hears();
    RelayProbe bob = RelayProbe.open(server.port(), "x", "m", "bob");
    bob.hears();
    ann.hears();
    assertEquals(200, new HttpProbe(server.port()).get("/health").statusCode());

    Thread stopping = new Thread(server::close);
    stopping.start();

    assertEquals(new RelayFrame.Leaving(), ann.hears().frame());
    assertEquals(new RelayFrame.Leaving(), bob.hears().frame());
    assertEquals(503, new HttpProbe(server.port()).get("/health").statusCode());
    assertEquals("{\"status\":\"draining\"}", text(server, "/health"));
    RelayProbe stranger = RelayProbe.open(server.port(), "x", "other", "cat");
    assertEquals(new RelayFrame.Goodbye(GoodbyeReason.DRAINING), stranger.hears().frame());
    RelayProbe late = RelayProbe.open(server.port(), "x", "m", "dan");
    assertInstanceOf(RelayFrame.Welcome.class, late.hears().frame());
    assertEquals(new RelayFrame.Leaving(), late.hears().frame());
    ann.says(Delivery.RELIABLE, new RelayFrame.ToOne(2, new byte[] {7}));
    assertInstanceOf(RelayFrame.MemberJoined.class, bob.hears().frame());
    assertInstanceOf(RelayFrame.From.class, bob.hears().frame());

    for (RelayProbe probe : List.of(ann, bob, late)) {
      probe.dies();
    }
    stopping.join(60_000);
    assertFalse(stopping.isAlive(), "nobody is left to wait for");
  }

  @Test
  void tellsThePageOfAllRelaysWhereThereAreSeveral() throws CannotListenException {
    List<URI> all =
        List.of(URI.create("https://r1.example.org"), URI.create("http://r2.example.org:81"));
    try (OnlineMatchServer server =
        start(RelayOptions.usual(RelayOptions.loopback()).withRelays(all))) {
      assertTrue(
          text(server, "/config.json")
              .contains(
                  "\"relays\":[{\"offerUrl\":\"https://r1.example.org/relay/offer\","
                      + "\"webSocketUrl\":\"wss://r1.example.org/relay/ws\"},"
                      + "{\"offerUrl\":\"http://r2.example.org:81/relay/offer\","
                      + "\"webSocketUrl\":\"ws://r2.example.org:81/relay/ws\"}]"));
      String policy =
          new HttpProbe(server.port())
              .get("/")
              .headers()
              .firstValue("Content-Security-Policy")
              .orElseThrow();
      for (String source :
          List.of("https://r1.example.org wss://r1", "http://r2.example.org:81 ws://r2")) {
        assertTrue(policy.contains(source), policy);
      }
    }
  }

  @Test
  void aTakenUdpPortIsOneSentenceThatSaysWhatToDo() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      RelayOptions.Udp udp =
          new RelayOptions.Udp("127.0.0.1", taken.getLocalPort(), List.of(), false);

      CannotListenException refused =
          assertThrows(CannotListenException.class, () -> start(RelayOptions.usual(udp)));

      assertTrue(
          refused.getMessage().startsWith("Cannot listen on UDP port " + taken.getLocalPort()),
          refused.getMessage());
      assertTrue(refused.getMessage().endsWith("choose another with --relay-udp-port."));
    }
  }

  @Test
  void doesNotPretendToKnowThePlayersOfAnotherSignallingServer() {
    SignallingServer elsewhere =
        new SignallingServer.Elsewhere(URI.create("http://nakama.example:7350"), "key");
    RelayOptions relay = RelayOptions.usual(null);

    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ServerOptions(
                new ListenAddress("127.0.0.1", 0), elsewhere, List.of(), true, relay));
  }

  private static OnlineMatchServer start(RelayOptions relay) throws CannotListenException {
    return OnlineMatchServer.start(
        new ServerOptions(
            new ListenAddress("127.0.0.1", 0),
            new SignallingServer.Embedded(EngineOptions.development()),
            List.of(),
            true,
            relay));
  }

  private static String text(OnlineMatchServer server, String path) {
    return new String(new HttpProbe(server.port()).get(path).body(), UTF_8);
  }
}

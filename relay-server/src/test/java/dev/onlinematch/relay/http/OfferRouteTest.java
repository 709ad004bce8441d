package dev.onlinematch.relay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.session.KnownPlayers;
import dev.onlinematch.relay.session.OfferDesk;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.UdpRelayLoop;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.AcceptorOptions;
import dev.onlinematch.webrtc.LibWebRtcPeer;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The relay over real data channels, offered by libwebrtc. */
@Timeout(120)
class OfferRouteTest {

  private final KnownPlayers players = new KnownPlayers();
  private final List<RtcProbe> probes = new ArrayList<>();
  private Relay relay;
  private OfferDesk desk;
  private RelaySocketRoute sockets;
  private WebServer server;
  private HttpProbe http;

  @BeforeEach
  void start() throws CannotListenException, IOException {
    assumeTrue(LibWebRtcPeer.isAvailable(), "no libwebrtc for this machine");
    UdpRelayLoop loop =
        new UdpRelayLoop(
            new AcceptorOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(),
                false,
                3,
                8));
    relay = new Relay(List.of(loop), new ForwardingLimits(10, 3, QueueLimits.usual()), players);
    desk = new OfferDesk(relay, List.of(loop));
    Doorkeeper doorkeeper = new Doorkeeper(relay, EntryLimits.usual());
    sockets = new RelaySocketRoute(relay, doorkeeper);
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0), List.of(sockets, new OfferRoute(desk, doorkeeper)));
    http = new HttpProbe(server.port());
  }

  @AfterEach
  void stop() {
    probes.forEach(RtcProbe::close);
    sockets.close();
    desk.close();
    server.close();
    relay.close();
  }

  @Test
  void carriesMessagesOfEveryKindBetweenDataChannelsAndAWebSocket() throws Exception {
    RtcProbe alice = enters("m", "a");
    assertEquals(new RelayFrame.Welcome(1, List.of()), alice.hears(Delivery.RELIABLE));
    RtcProbe bob = enters("m", "b");
    assertInstanceOf(RelayFrame.Welcome.class, bob.hears(Delivery.RELIABLE));
    players.joins("m", "c", "c");
    RelayProbe carol = RelayProbe.open(server.port(), "token of c", "m", "c");
    assertInstanceOf(RelayFrame.Welcome.class, carol.hears().frame());

    for (Delivery channel : Delivery.values()) {
      alice.says(channel, new RelayFrame.ToAll(new byte[] {1, 2}));

      while (channel == Delivery.RELIABLE
          && bob.hears(channel) instanceof RelayFrame.MemberJoined) {
        // The introductions come first.
      }
      RelayProbe.Heard heard = carol.hears();
      assertEquals(channel, heard.channel());
      RelayFrame.From from = assertInstanceOf(RelayFrame.From.class, heard.frame());
      assertEquals(1, from.member());
      if (channel != Delivery.RELIABLE) {
        assertInstanceOf(RelayFrame.From.class, bob.hears(channel));
      }
    }
  }

  @Test
  void carriesManyLongReliableMessagesInOrder() throws Exception {
    RtcProbe alice = enters("m", "a");
    alice.hears(Delivery.RELIABLE);
    byte[] payload = new byte[RelayFrame.MAX_PAYLOAD_BYTES];
    new SeededRandom(1).nextBytes(payload);

    for (int i = 0; i < 200; i++) {
      payload[0] = (byte) i;
      alice.says(Delivery.RELIABLE, new RelayFrame.ToOne(1, payload.clone()));
    }
    for (int i = 0; i < 200; i++) {
      payload[0] = (byte) i;
      RelayFrame.From echo =
          assertInstanceOf(RelayFrame.From.class, alice.hears(Delivery.RELIABLE));
      assertArrayEquals(payload, echo.payload());
    }
  }

  @Test
  void goesOnThroughARestartOfIce() throws Exception {
    RtcProbe alice = enters("m", "a");
    alice.hears(Delivery.RELIABLE);

    assertEquals(200, alice.restartsIce());

    alice.says(Delivery.RELIABLE, new RelayFrame.Ping(7));
    assertEquals(new RelayFrame.Pong(7), alice.hears(Delivery.RELIABLE));
    assertEquals(404, patch("/relay/offer/0123", "v=0").statusCode());
  }

  @Test
  void endsAConnectionOnRequest() throws Exception {
    RtcProbe alice = enters("m", "a");
    alice.hears(Delivery.RELIABLE);
    RtcProbe bob = enters("m", "b");
    alice.hears(Delivery.RELIABLE);

    assertEquals(200, http.send("DELETE", bob.location(), null).statusCode());

    assertEquals(new RelayFrame.MemberLeft(2), alice.hears(Delivery.RELIABLE));
    assertEquals(404, http.send("DELETE", bob.location(), null).statusCode());
    bob.isHungUpOn();
  }

  @Test
  void saysGoodbyeAndHangsUp() throws Exception {
    RtcProbe alice = enters("m", "a");
    alice.hears(Delivery.RELIABLE);

    relay.drain();

    assertEquals(new RelayFrame.Goodbye(GoodbyeReason.DRAINING), alice.hears(Delivery.RELIABLE));
    alice.isHungUpOn();
    assertEquals(0, relay.sessionCount());
  }

  @Test
  void putsOutWhoSendsWhatIsNoFrame() throws Exception {
    RtcProbe alice = enters("m", "a");
    alice.hears(Delivery.RELIABLE);

    alice.saysBytes(Delivery.UNRELIABLE, new byte[] {99});

    assertEquals(
        new RelayFrame.Goodbye(GoodbyeReason.PROTOCOL_ERROR), alice.hears(Delivery.RELIABLE));
    alice.isHungUpOn();
  }

  @Test
  void movesFromTheWebSocketToDataChannelsAsOneMember() throws Exception {
    players.joins("m", "a", "a");
    RelayProbe before = RelayProbe.open(server.port(), "token of a", "m", "a");
    before.hears();

    RtcProbe after = enters("m", "a");

    assertEquals(new RelayFrame.Welcome(2, List.of()), after.hears(Delivery.RELIABLE));
    after.says(Delivery.RELIABLE, new RelayFrame.Ping(0));
    assertEquals(new RelayFrame.Goodbye(GoodbyeReason.REPLACED), before.hears().frame());
  }

  @Test
  void refusesWhoCannotProveWhoHeIs() {
    players.joins("m", "a", "alice");
    String offer = probe().offer();
    String path = "/relay/offer?match=m&session=a";

    HttpResponse<byte[]> noToken = post(path, offer, "Content-Type", "application/sdp");
    assertEquals(401, noToken.statusCode());
    assertEquals("Bearer", noToken.headers().firstValue("WWW-Authenticate").orElse(""));
    assertEquals(401, offer(path, "nonsense", offer));
    assertEquals(403, offer(path, "token of bob", offer));
    assertEquals(403, offer("/relay/offer?match=n&session=a", "token of alice", offer));
    assertEquals(400, offer("/relay/offer?session=a", "token of alice", offer));
    assertEquals(0, desk.connectionCount());
  }

  @Test
  void refusesWhatIsNoOfferOfDataChannels() {
    players.joins("m", "a", "a");
    String path = "/relay/offer?match=m&session=a";
    String offer = probe().offer();

    assertEquals(400, offer(path, "token of a", ""));
    assertEquals(400, offer(path, "token of a", "hello"));
    assertEquals(422, offer(path, "token of a", offer.replaceAll("a=fingerprint:.*\r\n", "")));
    assertEquals(413, offer(path, "token of a", offer + "a=x\r\n".repeat(20_000)));
    assertEquals(
        415,
        post(path, offer, "Content-Type", "text/plain", "Authorization", "Bearer token of a")
            .statusCode());
    assertEquals(0, desk.connectionCount());
  }

  @Test
  void refusesMoreConnectionsThanItHasPlacesFor() {
    players.joins("m", "a", "a");
    String path = "/relay/offer?match=m&session=a";
    String offer = probe().offer();
    for (int i = 0; i < 3; i++) {
      assertEquals(201, offer(path, "token of a", offer));
    }

    assertEquals(503, offer(path, "token of a", offer));
  }

  private RtcProbe probe() {
    RtcProbe probe = new RtcProbe(server.port());
    probes.add(probe);
    return probe;
  }

  private RtcProbe enters(String match, String session) throws InterruptedException {
    players.joins(match, session, session);
    return probe().enters("token of " + session, match, session);
  }

  private int offer(String path, String token, String offer) {
    HttpResponse<byte[]> response =
        post(path, offer, "Authorization", "Bearer " + token, "Content-Type", "application/sdp");
    assertFalse(new String(response.body(), UTF_8).contains(token), "the token in an answer");
    return response.statusCode();
  }

  private HttpResponse<byte[]> post(String path, String body, String... headers) {
    return http.send("POST", path, body, headers);
  }

  private HttpResponse<byte[]> patch(String path, String body) {
    return http.send("PATCH", path, body, "Content-Type", "application/sdp");
  }
}

package dev.onlinematch.relay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.limits.Rate;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.session.KnownPlayers;
import dev.onlinematch.relay.session.OfferDesk;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.UdpRelayLoop;
import dev.onlinematch.webrtc.AcceptorOptions;
import dev.onlinematch.webrtc.sdp.CapturedOffers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is refused at the relay's door, and how often somebody may knock there. */
class EntryRulesTest {

  private static final String OFFER = "/relay/offer?match=m&session=a";

  private final KnownPlayers players = new KnownPlayers();
  private final Refusals refusals = new Refusals();
  private Relay relay;
  private OfferDesk desk;
  private RelaySocketRoute sockets;
  private WebServer server;
  private HttpProbe http;

  @BeforeEach
  void start() throws CannotListenException, IOException {
    UdpRelayLoop loop =
        new UdpRelayLoop(
            new AcceptorOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(),
                false,
                50,
                1));
    relay = new Relay(List.of(loop), new ForwardingLimits(10, 3, QueueLimits.usual()), players);
    desk = new OfferDesk(relay, List.of(loop));
    Doorkeeper doorkeeper =
        new Doorkeeper(
            relay,
            new EntryRules(
                new EntryLimits(new Rate(8, 0), new Rate(4, 0)),
                new AllowedOrigins(List.of("https://play.example.org")),
                new TrustedProxies(List.of(AddressRange.parse("127.0.0.1")))),
            refusals);
    sockets = new RelaySocketRoute(relay, doorkeeper);
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0), List.of(sockets, new OfferRoute(desk, doorkeeper)));
    http = new HttpProbe(server.port());
    players.joins("m", "a", "alice");
  }

  @AfterEach
  void stop() {
    sockets.close();
    desk.close();
    server.close();
    relay.close();
  }

  @Test
  void letsPagesOfNamedOriginsInAndTellsTheBrowserSo() {
    HttpResponse<byte[]> preflight =
        http.send("OPTIONS", "/relay/offer", null, "Origin", "https://play.example.org");

    assertEquals(204, preflight.statusCode());
    assertEquals("https://play.example.org", header(preflight, "Access-Control-Allow-Origin"));
    assertTrue(header(preflight, "Access-Control-Allow-Headers").contains("Authorization"));
    assertEquals("", header(preflight, "Access-Control-Allow-Credentials"));
    assertEquals("Origin", header(preflight, "Vary"));
    assertEquals(201, offers("Origin", "https://play.example.org").statusCode());
    assertEquals(201, offers("Origin", "http://127.0.0.1:" + server.port()).statusCode());
  }

  @Test
  void refusesPagesOfOtherOriginsEverywhere() {
    String evil = "https://evil.example";
    HttpResponse<byte[]> preflight = http.send("OPTIONS", "/relay/offer", null, "Origin", evil);
    assertEquals("", header(preflight, "Access-Control-Allow-Origin"));

    String location = header(offers(), "Location");
    assertEquals(403, offers("Origin", evil).statusCode());
    assertEquals(403, http.send("DELETE", location, null, "Origin", evil).statusCode());
    assertEquals(403, http.send("PATCH", location, "", "Origin", evil).statusCode());
    assertEquals(403, refusalOfASocket(evil));
    assertEquals(4, refusals.of(Refusal.ORIGIN));
    assertEquals(1, desk.connectionCount());
  }

  @Test
  void limitsWhatOneAccountChangesWhereverItComesFrom() {
    String location = header(offers(), "Location");
    for (int i = 0; i < 4; i++) {
      assertEquals(415, patches(location, "198.51.100." + i).statusCode());
    }

    HttpResponse<byte[]> refused = patches(location, "198.51.100.9");

    assertEquals(429, refused.statusCode());
    assertEquals("1", header(refused, "Retry-After"));
  }

  @Test
  void limitsWhatOneAddressChangesEvenIfItGuesses() {
    for (int i = 0; i < 8; i++) {
      assertEquals(404, http.send("DELETE", "/relay/offer/" + i, null).statusCode());
    }

    assertEquals(429, http.send("DELETE", "/relay/offer/9", null).statusCode());
    assertEquals(429, patches("/relay/offer/9", "127.0.0.1").statusCode());
  }

  @Test // security: session exhaustion
  void aFloodOfOffersWithoutIceCostsOneAccountsPlacesAndNobodyElsesTime() {
    int offers = Integer.getInteger("onlinematch.flood.offers", 2_000);
    long heapBytes = heapBytes();
    int accepted = 0;
    for (int i = 0; i < offers; i++) {
      String address = "10." + (i >> 16) + "." + (i >> 8 & 0xFF) + "." + (i & 0xFF);
      int status =
          http.send("POST", OFFER, CapturedOffers.chromium(), headers("alice", address))
              .statusCode();
      accepted += status == 201 ? 1 : 0;
    }
    assertEquals(4, accepted);
    assertTrue(desk.connectionCount() <= 4);
    assertEquals(offers - 4, refusals.of(Refusal.RATE_OF_ACCOUNT));
    long grownBytes = heapBytes() - heapBytes;
    assertTrue(grownBytes < 32 << 20, () -> grownBytes + " bytes more");
    players.joins("m", "b", "bob");
    long startedNs = System.nanoTime();

    int bobs =
        http.send(
                "POST",
                "/relay/offer?match=m&session=b",
                CapturedOffers.chromium(),
                headers("bob", "198.51.100.1"))
            .statusCode();

    assertEquals(201, bobs);
    assertTrue(System.nanoTime() - startedNs < 1_000_000_000L);
  }

  private static long heapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String[] headers(String user, String address) {
    return new String[] {
      "Authorization",
      "Bearer token of " + user,
      "Content-Type",
      "application/sdp",
      "X-Forwarded-For",
      address
    };
  }

  @Test
  void countsThePlayersBehindATrustedProxyOneByOne() {
    for (int i = 0; i < 8; i++) {
      assertEquals(401, knocksFrom("198.51.100.1"));
    }

    assertEquals(429, knocksFrom("198.51.100.1"));
    assertEquals(401, knocksFrom("198.51.100.2"));
    assertEquals(1, refusals.of(Refusal.RATE_OF_ADDRESS));
    assertEquals(9, refusals.of(Refusal.BAD_TOKEN));
  }

  @Test
  void countsAWholeNetworkOfIpv6AsOneAddress() {
    for (int i = 0; i < 8; i++) {
      assertEquals(401, knocksFrom("2001:db8:0:1::" + i));
    }

    assertEquals(429, knocksFrom("2001:db8:0:1:ffff::1"));
    assertEquals(401, knocksFrom("2001:db8:0:2::1"));
  }

  private int knocksFrom(String address) {
    return http.send(
            "POST", OFFER, "", "Content-Type", "application/sdp", "X-Forwarded-For", address)
        .statusCode();
  }

  private int refusalOfASocket(String origin) {
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () ->
                HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(
                        URI.create(
                            "ws://127.0.0.1:"
                                + server.port()
                                + RelaySocketRoute.PATH
                                + RelayProbe.query("token of alice", "m", "a")),
                        new WebSocket.Listener() {})
                    .get(10, TimeUnit.SECONDS));
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  private HttpResponse<byte[]> patches(String location, String address) {
    return http.send("PATCH", location, "", "X-Forwarded-For", address);
  }

  private HttpResponse<byte[]> offers(String... more) {
    String[] headers = new String[4 + more.length];
    headers[0] = "Authorization";
    headers[1] = "Bearer token of alice";
    headers[2] = "Content-Type";
    headers[3] = "application/sdp";
    System.arraycopy(more, 0, headers, 4, more.length);
    HttpResponse<byte[]> response = http.send("POST", OFFER, CapturedOffers.chromium(), headers);
    assertTrue(
        response.statusCode() == 201 || response.statusCode() == 403,
        () -> new String(response.body(), UTF_8));
    return response;
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}

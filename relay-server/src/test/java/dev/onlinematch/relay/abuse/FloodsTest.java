package dev.onlinematch.relay.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.live.HandmadeSocket;
import dev.onlinematch.live.WebSocketProbe;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.RelayProbe;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.sdp.CapturedOffers;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Too much of what is allowed. */
@Timeout(120)
class FloodsTest {

  private static final String KEY = "Basic ZGVmYXVsdGtleTo=";

  /** RFC 6455, 5.2: final, opcode 9; masked with zeros, 100 bytes. */
  private static final byte[] PING = new byte[106];

  static {
    PING[0] = (byte) 0x89;
    PING[1] = (byte) (0x80 | 100);
  }

  private ServerUnderAttack server;

  @BeforeEach
  void start() throws CannotListenException {
    server = new ServerUnderAttack(30_000);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oneAccountHasSoManyPlacesWhateverTheMatches() throws InterruptedException {
    List<RelayProbe> inside = new ArrayList<>();
    for (int i = 0; i < ServerUnderAttack.PLACES; i++) {
      inside.add(enters("match" + i, "greedy"));
      assertInstanceOf(RelayFrame.Welcome.class, inside.get(i).hears().frame());
    }

    RelayProbe oneMore = enters("another", "greedy");

    assertEquals(new RelayFrame.Goodbye(GoodbyeReason.FULL), oneMore.hears().frame());
    assertEquals("1000", oneMore.isClosedWith());
    assertEquals(429, offers("another", "greedy").statusCode());
    assertEquals(2, server.refused(Refusal.PLACES_OF_ACCOUNT));
    assertInstanceOf(RelayFrame.Welcome.class, enters("m", "modest").hears().frame());
    inside.get(0).dies();
    Eventually.holds(
        () -> enters("match0", "greedy").hears().frame() instanceof RelayFrame.Welcome);
    server.playedOnUndisturbed();
  }

  @Test
  void anOfferWithoutIceKeepsItsPlaceForAMoment() throws InterruptedException {
    for (int i = 0; i < ServerUnderAttack.PLACES; i++) {
      assertEquals(201, offers("m", "silent").statusCode());
    }
    assertEquals(429, offers("m", "silent").statusCode());
    assertEquals(ServerUnderAttack.PLACES, server.metric("onlinematch_relay_peers"));

    server.refuses(ServerUnderAttack.PLACES, Refusal.NO_CHECK);

    assertEquals(201, offers("m", "silent").statusCode());
    server.playedOnUndisturbed();
  }

  @Test
  void whoPingsAndDoesNotReadFillsNothing() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.says(HandmadeSocket.request("/relay/ws?match=m&session=pings&token=x"));
      assertEquals("HTTP/1.1 101 Switching Protocols", client.hearsLine());

      // Ten megabytes is what both systems' buffers hold; then the server reads no more.
      assertTrue(client.isHeldBackWithin(64 << 20, PING), "the server reads on and on");
    }
    server.playedOnUndisturbed();
  }

  @Test
  void aFloodOfSignInsHoldsUpNobodyElse() throws Exception {
    WebSocketProbe ann = WebSocketProbe.open(server.port(), "?token=" + token("ann"));
    int flood = 2 * ServerUnderAttack.SIGN_INS;
    ExecutorService attackers = Executors.newFixedThreadPool(flood);
    for (int i = 0; i < flood; i++) {
      String body = "{\"email\":\"a" + i + "@example.org\",\"password\":\"a long password\"}";
      attackers.execute(() -> signsIn("email", body));
    }

    String created = ann.says("{\"cid\":\"1\",\"match_create\":{}}").hears("\"cid\":\"1\"");

    assertTrue(created.contains("match_id"), created);
    // Ann's sign-in came from this address as well.
    server.refuses(ServerUnderAttack.SIGN_INS + 1, Refusal.RATE_OF_ADDRESS);
    attackers.shutdownNow();
    server.playedOnUndisturbed();
  }

  @Test
  void oneSocketCreatesSoManyMatchesAndSaysSoMuch() throws InterruptedException {
    WebSocketProbe ann = WebSocketProbe.open(server.port(), "?token=" + token("ann"));
    for (int i = 0; i < ServerUnderAttack.MATCHES_PER_SOCKET; i++) {
      ann.says("{\"cid\":\"c" + i + "\",\"match_create\":{}}").hears("\"cid\":\"c" + i + "\"");
    }

    String refused = ann.says("{\"cid\":\"x\",\"match_create\":{}}").hears("\"cid\":\"x\"");

    assertTrue(refused.contains("In too many matches"), refused);
    long startedNs = System.nanoTime();
    for (int i = 0; i < 40; i++) {
      ann.says("{\"cid\":\"p" + i + "\",\"ping\":{}}");
    }
    ann.hears("\"cid\":\"p39\"");
    // Twenty at once and twenty a second: this is a wait that the server imposes, not its speed.
    assertTrue(System.nanoTime() - startedNs > TimeUnit.MILLISECONDS.toNanos(900));
    server.playedOnUndisturbed();
  }

  @Test
  void aMemberWhoShoutsIsCutDownAndThenPutOut() throws InterruptedException {
    RelayProbe loud = enters("loud", "loud");
    RelayProbe listener = enters("loud", "listener");
    loud.hears();
    listener.hears();
    assertInstanceOf(RelayFrame.MemberJoined.class, loud.hears().frame());

    loud.saysAtOnce(Delivery.UNRELIABLE, new RelayFrame.ToAll(new byte[100]), 2_000);
    Eventually.holds(() -> server.metric("onlinematch_relay_over_rate_total") > 0);
    loud.saysAtOnce(Delivery.RELIABLE, new RelayFrame.ToAll(new byte[100]), 2_000);

    assertEquals(new RelayFrame.Goodbye(GoodbyeReason.PROTOCOL_ERROR), loud.hears().frame());
    server.playedOnUndisturbed();
  }

  @Test
  void whatIsTooLongIsRefusedAtEveryDoor() throws Exception {
    assertEquals(
        "HTTP/1.1 431 Request Header Fields Too Large",
        answerTo("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"));
    assertEquals(
        "HTTP/1.1 414 URI Too Long",
        answerTo("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    assertEquals(413, post("/relay/offer?match=m&session=a", "x".repeat(64 * 1024 + 1)));
    assertEquals(413, post("/v2/account/authenticate/device", "x".repeat(3 * 262_144)));
    RelayProbe member = enters("m", "long");
    member.hears();
    member.says(Delivery.RELIABLE, new RelayFrame.ToOne(1, new byte[RelayFrame.MAX_PAYLOAD_BYTES]));
    assertInstanceOf(RelayFrame.From.class, member.hears().frame());
    WebSocketProbe ann = WebSocketProbe.open(server.port(), "?token=" + token("ann"));
    ann.says("{\"cid\":\"" + "x".repeat(5_000) + "\",\"ping\":{}}");
    assertTrue(ann.isClosedWith().startsWith("1009"), "a message of the signalling server");
    server.playedOnUndisturbed();
  }

  private String answerTo(String request) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.says(request);
      return client.hearsLine();
    }
  }

  private int post(String path, String body) {
    return server
        .http()
        .send("POST", path, body, "Content-Type", "application/sdp", "Authorization", KEY)
        .statusCode();
  }

  private RelayProbe enters(String match, String session) {
    return RelayProbe.open(server.port(), "x", match, session);
  }

  private HttpResponse<byte[]> offers(String match, String session) {
    return server
        .http()
        .send(
            "POST",
            "/relay/offer?match=" + match + "&session=" + session,
            CapturedOffers.chromium(),
            "Content-Type",
            "application/sdp",
            "Authorization",
            "Bearer x");
  }

  private HttpResponse<byte[]> signsIn(String how, String body) {
    return server
        .http()
        .send("POST", "/v2/account/authenticate/" + how, body, "Authorization", KEY);
  }

  private String token(String device) {
    String answer =
        new String(signsIn("device", "{\"id\":\"device-" + device + "\"}").body(), UTF_8);
    return answer.replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
  }
}

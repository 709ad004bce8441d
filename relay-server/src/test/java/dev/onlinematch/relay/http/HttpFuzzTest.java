package dev.onlinematch.relay.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.AccountDecision;
import dev.onlinematch.relay.session.KnownPlayers;
import dev.onlinematch.relay.session.OfferDesk;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.UdpRelayLoop;
import dev.onlinematch.relay.turn.TurnService;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.webrtc.AcceptorOptions;
import dev.onlinematch.webrtc.sdp.CapturedOffers;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests to the relay's own paths over a real connection: a line with method and target, lines of
 * headers, an empty line, the body. Every answer is one of ours: nothing makes the server fail.
 */
class HttpFuzzTest {

  /** Of a method, a version, or an end of all places; never of a mistake. */
  private static final Set<Integer> BUSY_OR_UNKNOWN = Set.of(501, 503, 505);

  /** One server for all runs. */
  private static Server server;

  static Stream<byte[]> requests() {
    return Stream.of(
            "POST /relay/offer?match=m&session=a\nAuthorization: Bearer token of alice\n"
                + "Content-Type: application/sdp\n\n"
                + CapturedOffers.chromium(),
            "PATCH /relay/offer/0123\nContent-Type: application/sdp\n\nv=0",
            "DELETE /relay/offer/0123\nX-Forwarded-For: 1.2.3.4, 1.2.3.4.5\n\n",
            "OPTIONS /relay/offer\nOrigin: https://play.example.org\n\n",
            "GET /relay/ws?match=m&session=a&token=token%20of%20alice\nUpgrade: websocket\n\n",
            "GET /ice-servers\nAuthorization: bearer  token of alice\n\n",
            "GET /health\nAccept: */*\n\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @MethodSource("requests")
  @FuzzTest
  void answersEverythingAndFailsAtNothing(byte[] bytes) throws Exception {
    if (server == null) {
      // Our own connection is no find.
      BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
      server = new Server();
    }
    Choices choices = new Choices(bytes);
    String first = printable(choices.line());
    StringBuilder head = new StringBuilder(first).append(" HTTP/1.1\r\nHost: x\r\n");
    for (String line = choices.line(); !line.isEmpty(); line = choices.line()) {
      if (!saysLength(line)) {
        head.append(printable(line)).append("\r\n");
      }
    }
    byte[] body = choices.rest();
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    RawHttp.Answer answer = server.ask(head.toString(), body);
    assertTrue(answer.status() < 500 || BUSY_OR_UNKNOWN.contains(answer.status()), first);
    String location = answer.headers().get("location");
    // 301: Jetty itself, where a path begins with several slashes.
    assertTrue(location == null || answer.status() == 201 || answer.status() == 301, first);
    if (answer.status() == 201) {
      assertTrue(server.desk.end(location.substring(location.lastIndexOf('/') + 1)));
    }
  }

  // How long the body is, we say ourselves: otherwise one would wait for the other.
  private static boolean saysLength(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    return lower.contains("content-length") || lower.contains("transfer-encoding");
  }

  private static String printable(String line) {
    StringBuilder text = new StringBuilder();
    line.chars().forEach(c -> text.append(c == '\r' || c > 0xFF ? '?' : (char) c));
    return text.toString();
  }

  private static final class Server implements AutoCloseable {

    private final KnownPlayers players = new KnownPlayers();
    private final Relay relay;
    final OfferDesk desk;
    private final RelaySocketRoute sockets;
    private final WebServer web;
    private RawHttp connection;

    Server() throws IOException, CannotListenException {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      UdpRelayLoop loop = new UdpRelayLoop(new AcceptorOptions(any, List.of(), false, 1_000, 1));
      relay = new Relay(List.of(loop), new ForwardingLimits(10, 3, QueueLimits.usual()), players);
      desk = new OfferDesk(relay, List.of(loop));
      // Questions that are none cost a connection each, faster than those of before are closed.
      TrustedProxies proxies = new TrustedProxies(List.of(AddressRange.parse("127.0.0.1")));
      EntryRules rules =
          new EntryRules(
              EntryLimits.none(), new AllowedOrigins(List.of("https://play.example.org")), proxies);
      Doorkeeper doorkeeper = new Doorkeeper(relay, rules, new Refusals());
      sockets = new RelaySocketRoute(relay, doorkeeper);
      TurnService turn =
          new TurnService(List.of("turn:t.example:3478"), "secret", 3_600, () -> 1_700_000_000);
      IceServersRoute ice =
          new IceServersRoute(
              List.of(),
              turn,
              token -> new AccountDecision.Known(new UserId("u")),
              rules,
              new Refusals());
      web =
          WebServer.start(
              new ListenAddress("127.0.0.1", 0),
              List.of(sockets, new OfferRoute(desk, doorkeeper), ice, new HealthRoute()),
              HttpLimits.usual(),
              proxies,
              new Refusals());
      players.joins("m", "a", "alice");
      connection = new RawHttp(web.port());
    }

    RawHttp.Answer ask(String head, byte[] body) throws IOException {
      if (!connection.isOver()) {
        try {
          return connection.ask(head, body);
        } catch (EOFException | SocketException e) {
          // The server ends a connection after what is no request, and does not say so before.
        }
      }
      connection.close();
      connection = new RawHttp(web.port());
      return connection.ask(head, body);
    }

    @Override
    public void close() throws IOException {
      connection.close();
      sockets.close();
      desk.close();
      web.close();
      relay.close();
    }
  }
}

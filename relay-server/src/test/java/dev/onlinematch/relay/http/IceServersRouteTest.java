package dev.onlinematch.relay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.limits.Rate;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.AccountDecision;
import dev.onlinematch.relay.turn.TurnService;
import dev.onlinematch.signalling.UserId;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IceServersRouteTest {

  private WebServer server;
  private HttpProbe http;

  @BeforeEach
  void start() throws CannotListenException {
    TurnService turn =
        new TurnService(List.of("turn:t.example:3478"), "secret", 3_600, () -> 1_700_000_000);
    IceServersRoute route =
        new IceServersRoute(
            List.of(new PageConfig.IceServer(List.of("stun:s.example"), null, null)),
            turn,
            IceServersRouteTest::decide,
            new EntryRules(
                new EntryLimits(new Rate(5, 0), new Rate(5, 0)),
                new AllowedOrigins(List.of("https://play.example.org")),
                TrustedProxies.none()),
            new Refusals());
    server = WebServer.start(new ListenAddress("127.0.0.1", 0), List.of(route));
    http = new HttpProbe(server.port());
  }

  private static AccountDecision decide(String token) {
    return switch (token) {
      case "token of alice" -> new AccountDecision.Known(new UserId("alice"));
      case "slow" -> new AccountDecision.Unavailable();
      default -> new AccountDecision.Unknown();
    };
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesAPlayerServersAndCredentialsOfHisOwn() {
    HttpResponse<byte[]> answer = ask("Authorization", "Bearer token of alice");

    assertEquals(200, answer.statusCode());
    assertEquals(
        "{\"iceServers\":[{\"urls\":[\"stun:s.example\"]},{\"urls\":[\"turn:t.example:3478\"],"
            + "\"username\":\"1700004600:alice\",\"credential\":\"sOJhyFwpxXG4yPJqVwvB9zODSWw=\"}],"
            + "\"ttl\":4600}",
        new String(answer.body(), UTF_8));
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void givesNobodyElseAnything() {
    HttpResponse<byte[]> stranger = ask();
    assertEquals(401, stranger.statusCode());
    assertEquals("Bearer", stranger.headers().firstValue("WWW-Authenticate").orElse(""));
    assertEquals(401, ask("Authorization", "Bearer forged").statusCode());
    assertEquals(503, ask("Authorization", "Bearer slow").statusCode());
  }

  @Test
  void answersPagesOfNamedOriginsOnly() {
    String[] evil = {"Authorization", "Bearer token of alice", "Origin", "https://evil.example"};
    assertEquals(403, ask(evil).statusCode());
    String[] named = {
      "Authorization", "Bearer token of alice", "Origin", "https://play.example.org"
    };
    assertEquals(
        "https://play.example.org",
        ask(named).headers().firstValue("Access-Control-Allow-Origin").orElse(""));
  }

  @Test
  void limitsHowOftenOneAddressAsks() {
    for (int i = 0; i < 5; i++) {
      assertEquals(401, ask().statusCode());
    }
    HttpResponse<byte[]> refused = ask("Authorization", "Bearer token of alice");

    assertEquals(429, refused.statusCode());
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
  }

  private HttpResponse<byte[]> ask(String... headers) {
    return http.get("/ice-servers", headers);
  }
}

package dev.onlinematch.relay.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.http.CannotListenException;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nakama's REST API over a real connection, as recorded from a Nakama 3.40. */
class EmbeddedRestTest {

  private static final String DEVICE = "/v2/account/authenticate/device?create=true";
  private static final String EMAIL = "/v2/account/authenticate/email?create=";

  private static EmbeddedFixture fixture;

  @BeforeAll
  static void start() throws CannotListenException {
    fixture = EmbeddedFixture.start();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void answersTheHealthCheck() {
    assertAnswer(200, "{}", get("/healthcheck"));
  }

  @Test
  void signsADeviceInAndReadsItsAccount() {
    String token = fixture.token("reads-account");

    HttpResponse<byte[]> account = get("/v2/account", "Authorization", "Bearer " + token);

    assertEquals(200, account.statusCode());
    assertTrue(text(account).contains("\"username\":"), text(account));
    assertEquals(
        "no-store, no-cache, must-revalidate",
        account.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void wantsTheServerKeyAndAToken() {
    assertAnswer(
        401,
        "{\"code\":16,\"message\":\"Server key invalid\"}",
        post(DEVICE, "{\"id\":\"device-0123456\"}", "Authorization", "Basic d3Jvbmc6"));
    assertAnswer(401, "{\"code\":16,\"message\":\"Auth token required\"}", get("/v2/account"));
    assertAnswer(
        401,
        "{\"code\":16,\"message\":\"Auth token invalid\"}",
        get("/v2/account", "Authorization", "Bearer garbage"));
  }

  @Test
  void refusesAWrongPasswordAndKeepsTheRightOne() {
    String right = "{\"email\":\"bob@example.com\",\"password\":\"password123\"}";
    String wrong = "{\"email\":\"bob@example.com\",\"password\":\"password124\"}";

    assertEquals(200, keyedPost(EMAIL + "true", right).statusCode());
    assertAnswer(
        401,
        "{\"code\":16,\"message\":\"Invalid credentials.\"}",
        keyedPost(EMAIL + "false", wrong));
    assertEquals(200, keyedPost(EMAIL + "false", right).statusCode());
  }

  @Test
  void aLongPasswordCountsToItsEnd() {
    String start = "p".repeat(80);
    String right = "{\"email\":\"long@example.com\",\"password\":\"" + start + "1\"}";
    String wrong = "{\"email\":\"long@example.com\",\"password\":\"" + start + "2\"}";

    assertEquals(200, keyedPost(EMAIL + "true", right).statusCode());
    assertEquals(401, keyedPost(EMAIL + "false", wrong).statusCode());
    assertEquals(200, keyedPost(EMAIL + "false", right).statusCode());
  }

  @Test
  void refusesATokenWhoseHeaderOrSignatureWasChanged() {
    String[] parts = fixture.token("forged").split("\\.", -1);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(UTF_8));

    for (String forged :
        new String[] {
          none + "." + parts[1] + ".",
          none + "." + parts[1] + "." + parts[2],
          parts[0] + "." + parts[1] + ".AAAA",
          parts[0] + "." + parts[1].replace('a', 'b') + "." + parts[2] + "A",
          parts[0],
          "..",
        }) {
      assertEquals(
          401,
          get("/v2/account", "Authorization", "Bearer " + forged).statusCode(),
          () -> "accepted " + forged);
    }
  }

  @Test
  void refreshesASessionWithTheRefreshTokenOnly() {
    HttpResponse<byte[]> signedIn = keyedPost(DEVICE, "{\"id\":\"device-refreshes\"}");
    String refresh = EmbeddedFixture.field(text(signedIn), "refresh_token");
    String session = EmbeddedFixture.field(text(signedIn), "token");
    String path = "/v2/account/session/refresh";

    assertEquals(200, keyedPost(path, "{\"token\":\"" + refresh + "\"}").statusCode());
    assertAnswer(
        401,
        "{\"code\":16,\"message\":\"Refresh token invalid or expired.\"}",
        keyedPost(path, "{\"token\":\"" + session + "\"}"));
  }

  @Test
  void answersUnknownPathsWrongMethodsAndBrokenBodiesByName() {
    assertAnswer(404, "{\"code\":5,\"message\":\"Not Found\"}", get("/v2/nope"));
    assertAnswer(
        501,
        "{\"code\":12,\"message\":\"Method Not Allowed\"}",
        get("/v2/account/authenticate/device"));
    assertAnswer(400, "{\"code\":3,\"message\":\"unexpected EOF\"}", keyedPost(DEVICE, "{\"id\":"));
    assertAnswer(
        400,
        "{\"code\":3,\"message\":\"http: request body too large\"}",
        keyedPost(DEVICE, "{\"id\":\"device-0123456\",\"pad\":\"" + "x".repeat(300_000) + "\"}"));
  }

  @Test
  void letsPagesOfEveryOriginAsk() {
    HttpResponse<byte[]> answer =
        post(
            DEVICE,
            "{\"id\":\"device-cors-000\"}",
            "Authorization",
            EmbeddedFixture.SERVER_KEY,
            "Origin",
            "https://game.example");

    assertEquals(200, answer.statusCode());
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
  }

  @Test
  void answersAPreflightAsNakamaDoes() {
    HttpResponse<byte[]> good = preflight("PUT", "authorization,content-type");
    HttpResponse<byte[]> header = preflight("POST", "authorization,x-custom");
    HttpResponse<byte[]> method = preflight("PATCH", "authorization");

    assertEquals(200, good.statusCode());
    assertEquals("*", good.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertEquals(
        "Authorization,Content-Type",
        good.headers().firstValue("Access-Control-Allow-Headers").orElse(""));
    assertEquals("PUT", good.headers().firstValue("Access-Control-Allow-Methods").orElse(""));
    assertEquals(403, header.statusCode());
    assertEquals(405, method.statusCode());
    assertFalse(header.headers().firstValue("Access-Control-Allow-Origin").isPresent());
  }

  private static HttpResponse<byte[]> preflight(String method, String headers) {
    return fixture
        .probe()
        .send(
            "OPTIONS",
            "/v2/account",
            null,
            "Origin",
            "https://game.example",
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            headers);
  }

  private static HttpResponse<byte[]> get(String path, String... headers) {
    return fixture.probe().get(path, headers);
  }

  private static HttpResponse<byte[]> post(String path, String body, String... headers) {
    return fixture.probe().send("POST", path, body, headers);
  }

  private static HttpResponse<byte[]> keyedPost(String path, String body) {
    return post(path, body, "Authorization", EmbeddedFixture.SERVER_KEY);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  private static void assertAnswer(int status, String body, HttpResponse<byte[]> response) {
    assertEquals(status + " " + body, response.statusCode() + " " + text(response));
  }
}

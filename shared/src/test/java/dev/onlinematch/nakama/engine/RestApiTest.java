package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.Recording;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiTest {

  private final EngineFixture nakama = new EngineFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "device | {\"id\":\"short\"} | 400 | Device ID invalid, must be 10-128 bytes.",
        "device | {} | 400 | Device ID is required.",
        "device | {\"id\":\"with a space\"} | 400 "
            + "| Device ID invalid, no spaces or control characters allowed.",
        "device | {\"id\":1} | 400 | proto: syntax error",
        "device | [] | 400 | proto: syntax error",
        "device | {\"id\": | 400 | unexpected EOF",
        "custom | {\"id\":\"12345\"} | 400 | Custom ID invalid, must be 6-128 bytes.",
        "email | {} | 400 | Email address is required.",
        "email | {\"email\":\"nonsense\",\"password\":\"12345678\"} | 400 "
            + "| Invalid email address format.",
        "email | {\"email\":\"@example.com\",\"password\":\"12345678\"} | 400 "
            + "| Invalid email address format.",
        "email | {\"email\":\"a@b.c\",\"password\":\"12345678\"} | 400 "
            + "| Invalid email address, must be 10-255 bytes.",
        "email | {\"email\":\"a@example.com\"} | 400 | Password must be set.",
        "email | {\"email\":\"a@example.com\",\"password\":\"1234567\"} | 400 "
            + "| Password must be at least 8 characters long.",
      })
  void whatCannotSignInIsTold(String kind, String body, int status, String message) {
    HttpResponse response = signIn(kind, "?create=true", body);

    assertEquals(status, response.status());
    assertEquals(message, Recording.json(response.body()).get("message").asText());
  }

  @Test
  void anEmailAccountNeedsItsPassword() {
    String right = "{\"email\":\"Alice@Example.com\",\"password\":\"password1\"}";
    String wrong = "{\"email\":\"alice@example.com\",\"password\":\"password2\"}";
    assertEquals(404, signIn("email", "?create=false", right).status());
    assertTrue(json(signIn("email", "?create=true", right)).get("created").asBoolean());

    assertFalse(json(signIn("email", "?create=false", right)).has("created"));
    assertEquals(401, signIn("email", "?create=false", wrong).status());
    assertEquals(401, signIn("email", "?create=true", wrong).status());
  }

  @Test
  void aCustomIdIsAnAccountOfItsOwn() {
    JsonNode first = json(signIn("custom", "", "{\"id\":\"service-7\"}"));
    JsonNode again = json(signIn("custom", "", "{\"id\":\"service-7\"}"));

    assertTrue(first.get("created").asBoolean());
    assertFalse(again.has("created"));
    Map<String, String> bearer = bearer(again);
    assertEquals(
        "service-7",
        json(nakama.http("GET", "/v2/account", bearer, null)).get("custom_id").asText());
  }

  @Test
  void aUsernameIsSomebodys() {
    nakama.token("alice");

    HttpResponse taken = signIn("device", "?username=alice", "{\"id\":\"another-device\"}");
    HttpResponse bad = signIn("device", "?username=a%20b", "{\"id\":\"another-device\"}");

    assertEquals(409, taken.status());
    assertEquals(400, bad.status());
    assertEquals(200, signIn("device", "", "{\"id\":\"another-device\"}").status());
  }

  @Test
  void anAccountCanBeChangedButNotIntoAnother() {
    nakama.token("bob");
    Map<String, String> alice = nakama.bearer("alice");
    assertEquals("{}", put(alice, "{\"username\":\"alicia\",\"display_name\":\"A\"}").body());
    JsonNode user = json(nakama.http("GET", "/v2/account", alice, null)).get("user");
    assertEquals("alicia", user.get("username").asText());
    assertEquals("A", user.get("display_name").asText());
    assertEquals("2026-11-22T17:04:10Z", user.get("create_time").asText());

    assertEquals(409, put(alice, "{\"username\":\"bob\"}").status());
    assertEquals(400, put(alice, "{\"username\":\"\"}").status());
    assertEquals(400, put(alice, "{\"avatar_url\":\"" + "x".repeat(513) + "\"}").status());
    assertEquals("{}", put(alice, "{\"username\":\"alicia\"}").body());
    assertEquals("{}", put(alice, "").body());
    assertEquals(200, signIn("device", "?username=alice", "{\"id\":\"another-device\"}").status());
  }

  @Test
  void usersAreFoundByIdAndByName() {
    nakama.token("bob");
    Map<String, String> alice = nakama.bearer("alice");
    String id = json(nakama.http("GET", "/v2/account", alice, null)).get("user").get("id").asText();
    String nobody = "00000000-0000-4000-8000-000000000000";

    JsonNode users =
        json(
            nakama.http(
                "GET",
                "/v2/user?ids=" + id + "&ids=" + nobody + "&usernames=bob&usernames=alice",
                alice,
                null));

    assertEquals(2, users.get("users").size());
    assertEquals("alice", users.get("users").get(0).get("username").asText());
    assertFalse(users.get("users").get(0).has("email"));
    assertEquals("{}", nakama.http("GET", "/v2/user?ids=" + nobody, alice, null).body());
    assertEquals(400, nakama.http("GET", "/v2/user?ids=x", alice, null).status());
    assertEquals(
        400, nakama.http("GET", "/v2/user?" + "usernames=x&".repeat(101), alice, null).status());
    assertEquals(401, nakama.http("GET", "/v2/user?ids=" + id, Map.of(), null).status());
  }

  @Test
  void aLoggedOutSessionIsWorthNothingAnywhere() {
    JsonNode session = json(signIn("device", "", "{\"id\":\"device-of-alice\"}"));
    JsonNode other = json(signIn("device", "", "{\"id\":\"device-of-alice\"}"));
    assertEquals(
        200,
        nakama.http("POST", "/v2/session/logout", bearer(session), session.toString()).status());

    assertEquals(401, nakama.http("GET", "/v2/account", bearer(session), null).status());
    assertEquals(401, refresh(session).status());
    assertEquals(401, handshake("?token=" + session.get("token").asText()));
    assertEquals(200, nakama.http("GET", "/v2/account", bearer(other), null).status());
    assertEquals(200, refresh(other).status());
  }

  @Test
  void aRefreshedSessionKeepsWhatItKnew() {
    JsonNode session =
        json(signIn("device", "", "{\"id\":\"device-of-alice\",\"vars\":{\"k\":\"v\"}}"));
    nakama.time.advance(61_000);
    assertEquals(401, nakama.http("GET", "/v2/account", bearer(session), null).status());

    JsonNode refreshed = json(refresh(session));

    assertEquals(200, nakama.http("GET", "/v2/account", bearer(refreshed), null).status());
    assertEquals(
        "{\"k\":\"v\"}",
        Hs256TokenMint.claims(refreshed.get("token").asText()).get("vrs").toString());
    nakama.time.advance(3_600_000);
    assertEquals(401, refresh(refreshed).status());
  }

  @Test
  void oneKindOfTokenIsNotAnother() {
    JsonNode session = json(signIn("device", "", "{\"id\":\"device-of-alice\"}"));
    String refreshToken = session.get("refresh_token").asText();

    assertEquals(
        401,
        nakama
            .http("GET", "/v2/account", Map.of("Authorization", "Bearer " + refreshToken), null)
            .status());
    assertEquals(401, handshake("?token=" + refreshToken));
    assertEquals(
        401,
        nakama
            .http(
                "POST",
                "/v2/account/session/refresh",
                EngineFixture.KEY,
                "{\"token\":\"" + session.get("token").asText() + "\"}")
            .status());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 401",
    "'?token=', 401",
    "'?token=x', 401",
    "'?token=%', 400",
    "'?format=xml&token=x', 400",
    "'?format=protobuf&token=x', 400"
  })
  void aHandshakeNeedsATokenAndJson(String query, int status) {
    assertEquals(status, handshake(query));
  }

  @Test
  void aHandshakeMayBringItsTokenInAHeader() {
    HttpResponse response =
        nakama.engine.handshake(
            new HttpRequest("GET", "/ws?token=x", nakama.bearer("alice"), null));

    assertEquals(101, response.status());
  }

  @Test
  void theNumberOfAccountsIsBounded() {
    EngineFixture small =
        new EngineFixture(
            EngineOptions.development().withLimits(new EngineOptions.Limits(1, 1, 1, 1)));
    small.token("alice");

    HttpResponse response =
        small.http(
            "POST",
            "/v2/account/authenticate/device",
            EngineFixture.KEY,
            "{\"id\":\"another-device\"}");

    assertEquals(429, response.status());
    assertEquals(8, Recording.json(response.body()).get("code").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | authorization,content-type | 200 | Authorization,Content-Type |",
        "POST | Authorization, Content-Type , USER-AGENT | 200 "
            + "| Authorization,Content-Type,User-Agent |",
        "GET | accept | 200 | |",
        "PUT | authorization | 200 | Authorization | PUT",
        "DELETE | | 200 | | DELETE",
        "POST | x-custom | 403 | |",
        "PATCH | authorization | 405 | |"
      })
  void pagesOfOtherOriginsMayAskWhatNakamaLetsThemAsk(
      String method, String headers, int status, String allowedHeaders, String allowedMethods) {
    Map<String, String> request = new HashMap<>();
    request.put("Origin", "https://game.example");
    request.put("Access-Control-Request-Method", method);
    if (headers != null) {
      request.put("Access-Control-Request-Headers", headers);
    }

    HttpResponse response = nakama.http("OPTIONS", "/v2/account", request, null);

    assertEquals(status, response.status());
    assertEquals(allowedHeaders, response.headers().get("Access-Control-Allow-Headers"));
    assertEquals(allowedMethods, response.headers().get("Access-Control-Allow-Methods"));
    assertEquals(status == 200 ? "*" : null, response.headers().get("Access-Control-Allow-Origin"));
  }

  @Test
  void everyAnswerMayBeReadByPagesOfOtherOrigins() {
    Map<String, String> origin = Map.of("origin", "https://game.example");

    for (String path : new String[] {"/", "/healthcheck", "/v2/account", "/nowhere"}) {
      assertEquals(
          "*", nakama.http("GET", path, origin, null).headers().get("Access-Control-Allow-Origin"));
    }
    assertNull(
        nakama.http("GET", "/", Map.of(), null).headers().get("Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @CsvSource({"'limit=x', 400", "'limit=0', 400", "'min_size=x', 400", "'limit=%', 400"})
  void aListOfMatchesNeedsNumbers(String query, int status) {
    assertEquals(
        status, nakama.http("GET", "/v2/match?" + query, nakama.bearer("a12345"), null).status());
  }

  private HttpResponse signIn(String kind, String query, String body) {
    return nakama.http("POST", "/v2/account/authenticate/" + kind + query, EngineFixture.KEY, body);
  }

  private HttpResponse refresh(JsonNode session) {
    return nakama.http(
        "POST",
        "/v2/account/session/refresh",
        EngineFixture.KEY,
        "{\"token\":\"" + session.get("refresh_token").asText() + "\"}");
  }

  private HttpResponse put(Map<String, String> bearer, String body) {
    return nakama.http("PUT", "/v2/account", bearer, body);
  }

  private int handshake(String query) {
    return nakama.engine.handshake(nakama.upgrade(query)).status();
  }

  private static Map<String, String> bearer(JsonNode session) {
    return Map.of("Authorization", "Bearer " + session.get("token").asText());
  }

  private static JsonNode json(HttpResponse response) {
    assertEquals(200, response.status(), response.body());
    return Recording.json(response.body());
  }
}

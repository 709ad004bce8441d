package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.RecordedTexts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * REST requests to the engine: a line with method and URL, and the body. Each is asked four times,
 * with other credentials: none, the server key, a session's token, and what the body's first line
 * says.
 */
class RestApiFuzzTest {

  static Stream<byte[]> requests() {
    return RecordedTexts.requests();
  }

  @MethodSource("requests")
  @FuzzTest
  void answersEverybodyAndNeverFails(byte[] bytes) {
    EngineFixture fixture = new EngineFixture();
    Map<String, String> bearer = fixture.bearer("ann");
    Choices choices = new Choices(bytes);
    String first = choices.line();
    int space = first.indexOf(' ');
    String method = space < 0 ? "GET" : first.substring(0, space);
    String url = first.substring(space + 1);
    String body = new String(choices.rest(), StandardCharsets.UTF_8);
    check(fixture, method, url, Map.of(), body);
    check(fixture, method, url, EngineFixture.KEY, body);
    check(fixture, method, url, bearer, body);
    Map<String, String> said = new HashMap<>();
    said.put("Authorization", body.lines().findFirst().orElse(""));
    said.put("Origin", "https://x");
    said.put("Access-Control-Request-Method", method);
    said.put("Access-Control-Request-Headers", body);
    check(fixture, method, url, said, body);
    assertEquals(200, fixture.http("GET", "/healthcheck", Map.of(), null).status());
    // What was asked may have logged her out, and nothing worse.
    Map<String, String> again = fixture.bearer("ann");
    assertEquals(200, fixture.http("GET", "/v2/account", again, null).status());
  }

  private static void check(
      EngineFixture fixture, String method, String url, Map<String, String> headers, String body) {
    HttpResponse response = fixture.http(method, url, headers, body);
    assertTrue(response.status() >= 200 && response.status() < 600);
    boolean isSecret = headers.isEmpty() && url.startsWith("/v2/account");
    assertTrue(!isSecret || response.status() != 200, () -> "let in: " + method + " " + url);
    fixture.engine.handshake(fixture.upgrade("?" + url));
  }
}

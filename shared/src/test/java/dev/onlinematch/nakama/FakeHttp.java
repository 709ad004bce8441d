package dev.onlinematch.nakama;

import dev.onlinematch.nakama.engine.TokenMint;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An HTTP server that answers when the test says so, the oldest request first. */
final class FakeHttp implements HttpTransport {

  final List<HttpRequest> requests = new ArrayList<>();
  private final Deque<Reply> open = new ArrayDeque<>();

  @Override
  public void send(HttpRequest request, Reply reply) {
    requests.add(request);
    open.add(reply);
  }

  HttpRequest last() {
    return requests.get(requests.size() - 1);
  }

  boolean isAsked() {
    return !open.isEmpty();
  }

  void answer(int status, String body) {
    open.remove().onResponse(new HttpResponse(status, Map.of(), body));
  }

  void fail(int status, int code, String message) {
    answer(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
  }

  void unreachable() {
    open.remove().onUnreachable("connection refused");
  }

  /** A session of an account whose tokens live so many seconds. */
  void session(String username, int seconds, int refreshSeconds) {
    answer(
        200,
        "{\"token\":\""
            + token(username, seconds)
            + "\",\"refresh_token\":\""
            + token(username, refreshSeconds)
            + "\"}");
  }

  /** A token whose clock is far from that of the test. */
  static String token(String username, int seconds) {
    long iat = 1_700_000_000L;
    JsonObject claims =
        new JsonObject()
            .put("tid", "t" + seconds)
            .put("uid", "id-of-" + username)
            .put("usn", username)
            .put("exp", iat + seconds)
            .put("iat", iat);
    return new PlainTokenMint().sign(TokenMint.Kind.SESSION, claims);
  }
}

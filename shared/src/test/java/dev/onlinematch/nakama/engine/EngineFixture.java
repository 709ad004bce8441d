package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.PlainTokenMint;
import dev.onlinematch.nakama.Recording;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine that is spoken to in its own words. */
final class EngineFixture {

  static final Map<String, String> KEY = Map.of("Authorization", "Basic ZGVmYXVsdGtleTo=");

  final VirtualTime time = new VirtualTime();
  final NakamaEngine engine;

  EngineFixture() {
    this(EngineOptions.development().withJoinEventFirstPercent(0));
  }

  EngineFixture(EngineOptions options) {
    this(options, new PlainPasswords());
  }

  EngineFixture(EngineOptions options, Passwords passwords) {
    engine =
        new NakamaEngine(
            options,
            time,
            new SeededRandom(1),
            () -> 1_795_367_050L + time.nowMs() / 1000,
            new PlainTokenMint(),
            passwords);
  }

  HttpResponse http(String method, String url, Map<String, String> headers, String body) {
    List<HttpResponse> answers = new ArrayList<>();
    engine.handleHttp(new HttpRequest(method, url, headers, body), answers::add);
    assertEquals(1, answers.size());
    return answers.get(0);
  }

  /** The session token of the account of that device, made if need be. */
  String token(String name) {
    HttpResponse response =
        http(
            "POST",
            "/v2/account/authenticate/device?create=true&username=" + name,
            KEY,
            "{\"id\":\"device-of-" + name + "\"}");
    return Recording.json(response.body()).get("token").asText();
  }

  Map<String, String> bearer(String name) {
    return Map.of("Authorization", "Bearer " + token(name));
  }

  HttpRequest upgrade(String query) {
    return new HttpRequest("GET", "/ws" + query, Map.of(), null);
  }

  /** An open socket. */
  Socket socket(String name) {
    Socket socket = new Socket();
    socket.server = engine.openSocket(upgrade("?token=" + token(name)), socket);
    return socket;
  }

  /** The client's end of a socket, which also shows what the server did to it. */
  static final class Socket implements SocketPort {

    final List<String> heard = new ArrayList<>();
    EngineSocket server;
    String closed;
    int queuedFrames;

    /** Says something. */
    Socket say(String text) {
      server.handleText(text);
      return this;
    }

    /** Says something and takes the last thing that is heard of it. */
    String ask(String text) {
      heard.clear();
      server.handleText(text);
      return heard.isEmpty() ? "" : heard.get(heard.size() - 1);
    }

    String sessionId() {
      return server.presence().sessionId().value();
    }

    String userId() {
      return server.presence().userId().value();
    }

    /** Creates a match and says which. */
    String create() {
      heard.clear();
      server.handleText("{\"cid\":\"c\",\"match_create\":{}}");
      return Recording.json(heard.get(0)).get("match").get("match_id").asText();
    }

    /** Joins a match. */
    void join(String matchId) {
      say("{\"cid\":\"j\",\"match_join\":{\"match_id\":\"" + matchId + "\"}}");
    }

    @Override
    public void sendText(String text) {
      heard.add(text);
    }

    @Override
    public void close(int code, String reason) {
      closed = code + " " + reason;
    }

    @Override
    public void abort() {
      closed = "abort";
    }

    @Override
    public int queuedFrames() {
      return queuedFrames;
    }
  }
}

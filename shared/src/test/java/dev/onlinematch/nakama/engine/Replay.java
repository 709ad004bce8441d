package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.Recording;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Says to the engine what a recorded client said, at the times at which it did, and compares what
 * comes back with what the real server answered.
 */
final class Replay {

  private static final long EPOCH_SECONDS = 1_795_367_000L;

  /** Closing a socket is seen by others before the client itself is told. */
  private static final double CLOSE_LEAD_MS = 2;

  /** How long before the last closings the comparison ends. */
  private static final double END_MS = 10;

  /** How far the recorded server's ticker wandered within a scenario. */
  private static final long TICK_LEAD_MS = 10;

  private final String file;
  private final VirtualTime time = new VirtualTime();
  private final Hs256TokenMint mint = new Hs256TokenMint();
  private final Bindings bindings = new Bindings(mint);
  private final Map<String, Client> clients = new HashMap<>();
  private final Map<Integer, HttpResponse> responses = new HashMap<>();
  private final List<JsonNode> lines;
  private final NakamaEngine engine;
  private final long startMs;
  private String lastToken = "";
  private int compared;

  Replay(String file, EngineOptions options, Predicate<JsonNode> leftOut) {
    this.file = file;
    this.lines = prepare(Recording.lines(file), leftOut);
    // The engine's ticker must stand where that of the recorded server stood.
    int interval = options.matchmaking().intervalMs();
    time.advance((firstMatchMs() - TICK_LEAD_MS) % interval);
    this.engine =
        new NakamaEngine(
            options,
            time,
            new SeededRandom(7),
            () -> EPOCH_SECONDS + time.nowMs() / 1000,
            mint,
            new PlainPasswords());
    time.advance(interval - time.nowMs() % interval);
    this.startMs = time.nowMs();
  }

  /**
   * Replays all.
   *
   * @return how many answers were compared
   */
  int run() {
    for (JsonNode line : lines) {
      long dueMs = startMs + (long) line.get("ms").asDouble();
      time.advance(Math.max(0, dueMs - time.nowMs()));
      replay(line);
    }
    for (Map.Entry<String, Client> client : clients.entrySet()) {
      if (!client.getValue().isOver) {
        assertEquals(List.of(), new ArrayList<>(client.getValue().heard), client.getKey());
      }
    }
    return compared;
  }

  private void replay(JsonNode line) {
    String where = file + " line " + line.get("seq").asInt();
    String client = line.path("client").asText();
    switch (line.get("kind").asText()) {
      case "http-request" ->
          engine.handleHttp(
              request(line), response -> responses.put(line.get("id").asInt(), response));
      case "http-response" -> compareResponse(line, where);
      case "ws-connect" -> connect(client, line.get("url").asText());
      case "ws-handshake-rejected" ->
          assertEquals(line.get("status").asInt(), client(client).handshake.status(), where);
      case "ws-open" -> assertEquals(101, client(client).handshake.status(), where);
      case "ws-binary" -> client(client).socket.handleBinary();
      case "ws-text" -> text(line, client(client), where);
      case "ws-close" -> close(line, client(client), where);
      default -> {
        // Notes, and control frames, which are the host's.
      }
    }
  }

  private Client client(String name) {
    return clients.computeIfAbsent(name, none -> new Client());
  }

  private HttpRequest request(JsonNode line) {
    Map<String, String> headers = new HashMap<>();
    line.get("headers")
        .forEachEntry((name, value) -> headers.put(name, bindings.translate(value.asText())));
    JsonNode body = line.get("body");
    String url = line.get("url").asText().substring("http://127.0.0.1:7350".length());
    String text = body.isNull() ? null : bindings.translate(body.asText());
    if (line.has("cut")) {
      text = text + "x".repeat(300_000) + "\"}";
    }
    return new HttpRequest(line.get("method").asText(), url, headers, text);
  }

  private void compareResponse(JsonNode line, String where) {
    HttpResponse response = responses.remove(line.get("id").asInt());
    assertEquals(line.get("status").asInt(), response.status(), where + " " + response.body());
    for (String name :
        List.of(
            "www-authenticate",
            "access-control-allow-origin",
            "access-control-allow-headers",
            "access-control-allow-methods")) {
      assertEquals(
          line.get("headers").path(name).asText(""), header(response, name), where + " " + name);
    }
    String body = line.get("body").asText();
    if (body.isEmpty()) {
      assertEquals("", response.body(), where);
    } else {
      bindings.compare(Recording.json(body), Recording.json(response.body()), where);
      lastToken = Recording.json(response.body()).path("token").asText(lastToken);
    }
    compared++;
  }

  private static String header(HttpResponse response, String name) {
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return "";
  }

  private void connect(String name, String url) {
    String path = bindings.translate(url.substring("ws://127.0.0.1:7350".length()));
    // The recording does not hold the headers of a handshake; one came with a token in them.
    Map<String, String> headers =
        name.equals("hdr-auth") ? Map.of("Authorization", "Bearer " + lastToken) : Map.of();
    HttpRequest request = new HttpRequest("GET", path, headers, null);
    Client client = new Client();
    clients.put(name, client);
    client.handshake = engine.handshake(request);
    if (client.handshake.status() == 101) {
      client.socket = engine.openSocket(request, client);
    }
  }

  private void text(JsonNode line, Client client, String where) {
    String text = line.get("text").asText();
    if (line.get("dir").asText().equals("C>S")) {
      client.socket.handleText(bindings.translate(text));
      return;
    }
    if (client.heard.isEmpty()) {
      fail(where + ": the engine did not say " + text);
    }
    bindings.compare(Recording.json(text), Recording.json(client.heard.remove()), where);
    compared++;
  }

  private void close(JsonNode line, Client client, String where) {
    if (isByClient(line)) {
      client.isOver = true;
      client.socket.handleClosed();
    } else {
      // A recorded client that closed its end meanwhile made the server's close come sooner.
      if (client.heard.isEmpty()) {
        time.advance(1_000);
      }
      String expected = "close " + line.get("code").asInt() + " " + line.get("reason").asText();
      assertEquals(expected, client.heard.poll(), where);
      compared++;
    }
  }

  private static boolean isByClient(JsonNode line) {
    int code = line.get("code").asInt();
    return code == 1005 || code == 1006 || (code == 1000 && line.get("reason").asText().isEmpty());
  }

  private long firstMatchMs() {
    for (JsonNode line : lines) {
      if (line.path("text").asText().startsWith("{\"matchmaker_matched\"")) {
        return (long) line.get("ms").asDouble();
      }
    }
    return TICK_LEAD_MS;
  }

  /** Brings the lines into an order that can be replayed. */
  private static List<JsonNode> prepare(List<JsonNode> recorded, Predicate<JsonNode> leftOut) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode line : recorded) {
      if (!leftOut.test(line)) {
        lines.add(line);
        boolean isClose = line.get("kind").asText().equals("ws-close");
        if (isClose && isByClient(line)) {
          ((ObjectNode) line).put("ms", Math.max(0, line.get("ms").asDouble() - CLOSE_LEAD_MS));
        }
      }
    }
    lines.sort(Comparator.comparingDouble(line -> line.get("ms").asDouble()));
    putRepliesFirst(lines);
    return withoutTheEnd(lines);
  }

  // A joiner sometimes hears of its own join before it gets the reply; the engine is set up to
  // reply first, always.
  private static void putRepliesFirst(List<JsonNode> lines) {
    Map<String, Integer> lastByClient = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = lines.get(i);
      if (!line.path("dir").asText().equals("S>C") || !line.has("client")) {
        continue;
      }
      String client = line.get("client").asText();
      Integer before = lastByClient.put(client, i);
      if (before != null && isOwnJoin(lines.get(before), line)) {
        JsonNode event = lines.get(before).get("text");
        ((ObjectNode) lines.get(before)).set("text", line.get("text"));
        ((ObjectNode) line).set("text", event);
      }
    }
  }

  private static boolean isOwnJoin(JsonNode event, JsonNode reply) {
    if (!event.has("text") || !reply.has("text")) {
      return false;
    }
    JsonNode presence = Recording.json(event.get("text").asText()).path("match_presence_event");
    JsonNode match = Recording.json(reply.get("text").asText()).path("match");
    return presence.path("joins").size() == 1
        && presence.get("match_id").equals(match.path("match_id"))
        && presence.get("joins").get(0).equals(match.path("self"));
  }

  // When all leave at once, who still hears of whom is a race.
  private static List<JsonNode> withoutTheEnd(List<JsonNode> lines) {
    double endMs = Double.MAX_VALUE;
    for (int i = lines.size() - 1; i >= 0; i--) {
      JsonNode line = lines.get(i);
      if (line.path("dir").asText().equals("C>S")) {
        break;
      }
      if (line.get("kind").asText().equals("ws-close") && isByClient(line)) {
        endMs = line.get("ms").asDouble() - END_MS;
      }
    }
    List<JsonNode> kept = new ArrayList<>();
    for (JsonNode line : lines) {
      boolean isTooLate = line.get("ms").asDouble() >= endMs;
      if (!isTooLate || line.get("kind").asText().startsWith("http")) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static final class Client implements SocketPort {

    final Deque<String> heard = new ArrayDeque<>();
    HttpResponse handshake;
    EngineSocket socket;
    boolean isOver;

    @Override
    public void sendText(String text) {
      heard.add(text);
    }

    @Override
    public void close(int code, String reason) {
      heard.add("close " + code + " " + reason);
    }

    @Override
    public void abort() {
      heard.add("abort");
    }

    @Override
    public int queuedFrames() {
      return 0;
    }
  }
}

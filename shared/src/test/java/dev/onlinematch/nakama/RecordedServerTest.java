package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The client understands everything that a real server was seen to say. */
class RecordedServerTest {

  private final VirtualTime time = new VirtualTime();

  static final List<String> FILES = Recording.ALL;

  @ParameterizedTest
  @FieldSource("FILES")
  void everyUnaskedMessageIsRead(String file) {
    FakeTextSockets sockets = new FakeTextSockets();
    List<ServerPush> pushes = new ArrayList<>();
    NakamaSocket socket = new NakamaSocket(sockets, time, "ws://x/ws", new Pushes(pushes));
    sockets.open();
    int sent = 0;
    for (JsonNode line : Recording.lines(file)) {
      if (isServerText(line) && !Recording.json(line.get("text").asText()).has("cid")) {
        sockets.receive(line.get("text").asText());
        sent++;
      }
    }

    assertEquals(0, socket.droppedCount());
    assertEquals(sent, pushes.size());
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyReplyIsRead(String file) throws MalformedException {
    for (JsonNode line : Recording.lines(file)) {
      if (!isServerText(line)) {
        continue;
      }
      JsonObject envelope = JsonReader.readObject(line.get("text").asText(), 1 << 20);
      if (envelope.has("match")) {
        assertFalse(
            ServerMessages.joinedMatch(envelope)
                .others()
                .contains(ServerMessages.joinedMatch(envelope).self()));
      }
      if (envelope.has("matchmaker_ticket")) {
        assertFalse(ServerMessages.ticket(envelope).value().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyAnswerOverHttpIsRead(String file) {
    Map<Integer, String> paths = new HashMap<>();
    for (JsonNode line : Recording.lines(file)) {
      if (line.get("kind").asText().equals("http-request")) {
        paths.put(line.get("id").asInt(), line.get("url").asText());
      } else if (line.get("kind").asText().equals("http-response") && !line.has("cut")) {
        String path = UrlQuery.pathOf(paths.get(line.get("id").asInt()));
        checkAnswer(path, line.get("status").asInt(), line.get("body").asText());
      }
    }
  }

  private void checkAnswer(String path, int status, String body) {
    List<NakamaFailure> failures = new ArrayList<>();
    HttpCall<Object> call =
        new HttpCall<>(
            time,
            answer -> read(path, answer),
            new NakamaReply<>() {
              @Override
              public void onResult(Object result) {}

              @Override
              public void onFailure(NakamaFailure failure) {
                failures.add(failure);
              }
            });
    if (body.isEmpty()) {
      return;
    }
    call.onResponse(new HttpResponse(status, Map.of(), body));
    if (status == 200) {
      assertTrue(failures.isEmpty(), path + ": " + failures);
    } else {
      assertNotEquals(Reason.MALFORMED_ANSWER, failures.get(0).reason(), body);
      assertFalse(failures.get(0).message().isEmpty());
    }
  }

  private static Object read(String path, JsonObject answer) throws MalformedException {
    if (path.contains("/account/authenticate/") || path.endsWith("/session/refresh")) {
      return NakamaSession.read(answer, 0);
    }
    return answer.has("user") ? NakamaAccount.read(answer) : answer;
  }

  private static boolean isServerText(JsonNode line) {
    return line.path("kind").asText().equals("ws-text") && line.get("dir").asText().equals("S>C");
  }

  private record Pushes(List<ServerPush> pushes) implements NakamaSocket.Listener {

    @Override
    public void onOpen() {}

    @Override
    public void onPush(ServerPush push) {
      pushes.add(push);
    }

    @Override
    public void onEnd(SocketEnd end) {}
  }
}

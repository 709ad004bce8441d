package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.nakama.RecordedTexts;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two players at the engine, a line for a frame, said in turns; an empty line lets a second pass.
 * {@code %m}, {@code %t}, {@code %k}, {@code %s} and {@code %u} stand for the match, ticket and
 * match token heard last, and for the other's session and user, which nobody could guess.
 */
class RealtimeFuzzTest {

  private static final int MOST_FRAMES = 60;

  private static final Pattern ID =
      Pattern.compile("\"(match_id|ticket|token)\":\"([^\"]{1,400})\"");
  private static final Map<String, String> SIGNS =
      Map.of("match_id", "%m", "ticket", "%t", "token", "%k");

  static Stream<byte[]> conversations() {
    Stream<String> whole =
        Stream.of(
            """
            {"cid":"1","match_create":{}}
            {"cid":"1","match_join":{"match_id":"%m"}}
            {"match_data_send":{"match_id":"%m","op_code":"7","data":"AQI=","presences":[]}}
            {"match_data_send":{"match_id":"%m","data":"AQ==","presences":[{"user_id":"%u","session_id":"%s"}]}}
            {"cid":"2","match_leave":{"match_id":"%m"}}
            """,
            """
            {"cid":"1","matchmaker_add":{"min_count":2,"max_count":2,"query":"*"}}
            {"cid":"1","matchmaker_add":{"min_count":2,"max_count":4,"query":"+properties.a:b","string_properties":{"a":"b"},"numeric_properties":{"n":1.5}}}

            {"cid":"2","match_join":{"token":"%k"}}
            {"cid":"2","matchmaker_remove":{"ticket":"%t"}}
            """,
            """
            {"cid":"1","status_update":{"status":"here"}}
            {"cid":"1","status_follow":{"user_ids":["%u"],"usernames":["ann"]}}
            {"cid":"2","status_unfollow":{"user_ids":["%u"]}}
            {"cid":"2","rpc":{"id":"x","payload":"{}"}}
            """);
    return Stream.concat(
        whole.map(text -> text.getBytes(StandardCharsets.UTF_8)),
        RecordedTexts.frames("C>S").limit(MOST_FRAMES));
  }

  @MethodSource("conversations")
  @FuzzTest
  void servesAWitnessWhateverTheOthersSay(byte[] bytes) throws MalformedException {
    EngineFixture fixture = new EngineFixture();
    EngineFixture.Socket witness = fixture.socket("witness");
    EngineFixture.Socket[] players = {fixture.socket("ann"), fixture.socket("bob")};
    Map<String, String> known = new TreeMap<>();
    Choices choices = new Choices(bytes);
    for (int turn = 0; choices.hasMore(); turn++) {
      String line = choices.line();
      if (line.isEmpty()) {
        fixture.time.advance(1_000);
      } else {
        EngineFixture.Socket other = players[(turn + 1) % 2];
        known.put("%s", other.sessionId());
        known.put("%u", other.userId());
        for (Map.Entry<String, String> sign : known.entrySet()) {
          line = line.replace(sign.getKey(), sign.getValue());
        }
        players[turn % 2].say(line);
      }
      for (EngineFixture.Socket player : players) {
        takeIn(player, known);
      }
    }
    assertEquals("{\"cid\":\"1\",\"pong\":{}}", witness.ask("{\"cid\":\"1\",\"ping\":{}}"));
    for (EngineFixture.Socket player : players) {
      player.server.handleClosed();
    }
    witness.server.handleClosed();
    fixture.time.advance(10_000);
    assertEquals(0, fixture.time.waiting());
  }

  /** All that is said is JSON; what it names can be said in answer. */
  private static void takeIn(EngineFixture.Socket player, Map<String, String> known)
      throws MalformedException {
    for (String frame : player.heard) {
      // Without fields it says "done" to somebody who gave his request no number.
      assertNotNull(JsonReader.readObject(frame, 1 << 20));
      Matcher ids = ID.matcher(frame);
      while (ids.find()) {
        known.put(SIGNS.get(ids.group(1)), ids.group(2));
      }
    }
    player.heard.clear();
  }
}

package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.nakama.Recording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatchmakerTest {

  private EngineFixture nakama = new EngineFixture();
  private final Map<String, EngineFixture.Socket> sockets = new LinkedHashMap<>();

  @Test
  void aFullMatchIsMadeAtTheNextLook() {
    add("alice", 2, 4);
    add("bob", 2, 4);
    add("carol", 2, 4);
    add("dave", 2, 4);

    looks(1);

    assertEquals("alice bob carol dave", matchOf("alice"));
    assertEquals("alice bob carol dave", matchOf("dave"));
  }

  @Test
  void aSmallerMatchIsMadeAtTheSecondLook() {
    add("alice", 2, 4);
    add("bob", 2, 4);
    add("carol", 2, 4);

    looks(1);
    assertEquals("", matchOf("alice"));
    looks(1);

    assertEquals("alice bob carol", matchOf("alice"));
  }

  @Test
  void theFirstLookMayComeAtOnce() {
    nakama.time.advance(990);
    add("alice", 2, 2);
    add("bob", 2, 2);

    nakama.time.advance(10);

    assertEquals("alice bob", matchOf("alice"));
  }

  @Test
  void whoWaitsAloneIsFoundByALaterOne() {
    add("alice", 2, 2);
    looks(10);
    add("bob", 2, 2);
    looks(1);

    assertEquals("alice bob", matchOf("bob"));
  }

  @Test
  void theMatchmakerRestsWhenNobodyLooks() {
    add("alice", 2, 4);

    looks(5);

    assertEquals(0, nakama.time.waiting());
  }

  @Test
  void fiveWhoWantTwoMakeTwoPairsAndTheLastOneWaits() {
    for (String name : new String[] {"alice", "bob", "carol", "dave", "erin"}) {
      add(name, 2, 2);
    }
    looks(1);

    assertEquals("alice bob", matchOf("alice"));
    assertEquals("carol dave", matchOf("carol"));
    assertEquals("", matchOf("erin"));
  }

  @Test
  void countsThatDoNotOverlapDoNotMatch() {
    add("alice", 2, 3);
    add("bob", 4, 6);
    looks(4);

    assertEquals("", matchOf("alice"));
  }

  @Test
  void theWiderOneFindsTheNarrowerOne() {
    add("alice", 2, 2);
    add("bob", 2, 8);
    looks(2);

    assertEquals("alice bob", matchOf("alice"));
  }

  @Test
  void aMatchIsAsLargeAsAllOfItAllow() {
    add("alice", 2, 8);
    add("bob", 2, 3);
    add("carol", 2, 8);
    add("dave", 2, 8);
    looks(6);

    // Four would be too many for bob, so he is not in it; and nobody else came for him.
    assertEquals("", matchOf("bob"));
  }

  @Test
  void playersComeInMultiples() {
    add("alice", 2, 4, 2, "*", "");
    add("bob", 2, 4, 2, "*", "");
    add("carol", 2, 4, 2, "*", "");
    looks(3);

    int matched = 0;
    for (String name : sockets.keySet()) {
      String match = matchOf(name);
      assertTrue(match.isEmpty() || match.split(" ").length == 2, match);
      matched += match.isEmpty() ? 0 : 1;
    }
    assertEquals(2, matched);
  }

  @Test
  void oneSessionsTicketsNeverPairButTwoSocketsOfAnAccountDo() {
    add("alice", 2, 2);
    add("alice", 2, 2);
    looks(3);
    assertEquals("", matchOf("alice"));

    EngineFixture.Socket second = nakama.socket("alice");
    second.say("{\"cid\":\"1\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":2}}");
    looks(1);

    assertEquals("alice", matchOf("alice"));
  }

  @Test
  void aSessionHasThreeTicketsAtMostAndItsOthersStay() {
    for (int i = 0; i < 3; i++) {
      add("alice", 2, 2);
    }
    assertTrue(
        sockets
            .get("alice")
            .ask("{\"cid\":\"1\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":2}}")
            .contains("Error adding to matchmaker"));

    add("bob", 2, 2);
    looks(1);
    assertEquals("alice bob", matchOf("alice"));
    sockets.get("alice").heard.clear();
    add("carol", 2, 2);
    looks(1);

    assertEquals("alice carol", matchOf("alice"));
  }

  @Test
  void aTicketGoesWithItsSocket() {
    add("alice", 2, 2);
    sockets.get("alice").server.handleClosed();
    add("bob", 2, 2);
    looks(3);

    assertEquals("", matchOf("bob"));
  }

  @Test
  void byDefaultOneQueryIsEnough() {
    add("alice", 2, 2, 1, "+properties.mode:a", "b");
    add("bob", 2, 2, 1, "+properties.mode:c", "a");
    looks(1);

    assertEquals("alice bob", matchOf("alice"));
  }

  @Test
  void whereItIsAskedForBothQueriesMustAgree() {
    nakama =
        new EngineFixture(
            EngineOptions.development()
                .withMatchmaking(new EngineOptions.Matchmaking(1000, 2, true, 3)));
    add("alice", 2, 2, 1, "+properties.mode:a", "b");
    add("bob", 2, 2, 1, "+properties.mode:c", "a");
    add("carol", 2, 2, 1, "+properties.mode:c", "c");
    add("dave", 2, 2, 1, "+properties.mode:c", "c");
    looks(4);

    assertEquals("", matchOf("alice"));
    assertEquals("", matchOf("bob"));
    assertEquals("carol dave", matchOf("carol"));
  }

  @Test
  void whereItIsAskedForThreeMustAllAgree() {
    nakama =
        new EngineFixture(
            EngineOptions.development()
                .withMatchmaking(new EngineOptions.Matchmaking(1000, 2, true, 3)));
    add("alice", 3, 3, 1, "*", "a");
    add("bob", 3, 3, 1, "-properties.mode:c", "b");
    add("carol", 3, 3, 1, "*", "c");
    looks(4);
    assertEquals("", matchOf("alice"));

    add("dave", 3, 3, 1, "*", "d");
    looks(1);

    assertTrue(matchOf("dave").contains("dave"));
    assertTrue(!matchOf("dave").contains("bob") || !matchOf("dave").contains("carol"));
  }

  @Test
  void theBetterMatchIsPreferredToTheOlderOne() {
    add("old", 2, 2, 1, "+properties.mode:never", "x");
    add("good", 2, 2, 1, "+properties.mode:never", "y");
    looks(1);
    add("alice", 2, 2, 1, "* properties.mode:y", "");
    looks(1);

    assertEquals("alice good", matchOf("alice"));
  }

  @Test
  void propertiesAreToldToAll() {
    add("alice", 2, 2, 1, "*", "a");
    EngineFixture.Socket bob = nakama.socket("bob");
    bob.say(
        "{\"cid\":\"1\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":2,"
            + "\"numeric_properties\":{\"rank\":2.5}}}");
    looks(1);

    JsonNode matched = Recording.json(bob.heard.get(1)).get("matchmaker_matched");
    assertEquals("a", matched.get("users").findValue("string_properties").get("mode").asText());
    assertEquals(2.5, matched.get("self").get("numeric_properties").get("rank").asDouble());
  }

  private void add(String name, int min, int max) {
    add(name, min, max, 1, "*", "");
  }

  private void add(String name, int min, int max, int multiple, String query, String mode) {
    EngineFixture.Socket socket = sockets.computeIfAbsent(name, nakama::socket);
    String properties = mode.isEmpty() ? "{}" : "{\"mode\":\"" + mode + "\"}";
    String reply =
        socket.ask(
            "{\"cid\":\"1\",\"matchmaker_add\":{\"min_count\":"
                + min
                + ",\"max_count\":"
                + max
                + ",\"count_multiple\":"
                + multiple
                + ",\"query\":\""
                + query
                + "\",\"string_properties\":"
                + properties
                + "}}");
    assertTrue(reply.contains("matchmaker_ticket"), reply);
  }

  private void looks(int count) {
    nakama.time.advance(count * 1_000L);
  }

  /** The names of those the last match of a player is made of, in alphabetical order. */
  private String matchOf(String name) {
    TreeSet<String> names = new TreeSet<>();
    for (String text : sockets.get(name).heard) {
      JsonNode matched = Recording.json(text).path("matchmaker_matched");
      matched
          .path("users")
          .forEach(user -> names.add(user.get("presence").get("username").asText()));
    }
    return String.join(" ", names);
  }
}

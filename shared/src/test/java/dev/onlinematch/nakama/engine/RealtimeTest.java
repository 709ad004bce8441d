package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.Recording;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeTest {

  private static final String NOWHERE = "00000000-0000-0000-0000-000000000000.";

  private final EngineFixture nakama = new EngineFixture();
  private final EngineFixture.Socket alice = nakama.socket("alice");
  private final EngineFixture.Socket bob = nakama.socket("bob");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{\"cid\":3,\"ping\":{}}",
        "{\"ping\":1}",
        "{\"ping\":{\"x\":1}}",
        "{\"bogus\":{}}",
        "{\"bogus\":null}",
        "{\"cid\":\"1\",\"cid\":\"2\",\"ping\":{}}",
        "{\"ping\":{},\"match_create\":{}}",
        "{\"match_create\":{},\"matchCreate\":{}}",
        "{\"match_create\":{\"nope\":1}}",
        "{\"match_create\":{\"name\":1}}",
        "{\"match_join\":{\"match_id\":\"a\",\"token\":\"b\"}}",
        "{\"match_join\":{\"match_id\":\"a\",\"matchId\":\"b\"}}",
        "{\"match_join\":{\"metadata\":{\"k\":1}}}",
        "{\"match_join\":{\"metadata\":[]}}",
        "{\"match_data_send\":{\"data\":\"!!!!\"}}",
        "{\"match_data_send\":{\"data\":\"A\"}}",
        "{\"match_data_send\":{\"op_code\":1.5}}",
        "{\"match_data_send\":{\"op_code\":\"x\"}}",
        "{\"match_data_send\":{\"op_code\":\"9223372036854775808\"}}",
        "{\"match_data_send\":{\"presences\":[{\"nope\":1}]}}",
        "{\"match_data_send\":{\"presences\":[1]}}",
        "{\"match_data_send\":{\"presences\":{}}}",
        "{\"match_data_send\":{\"reliable\":\"true\"}}",
        "{\"matchmaker_add\":{\"min_count\":4294967296}}",
        "{\"matchmaker_add\":{\"min_count\":\"two\"}}",
        "{\"matchmaker_add\":{\"numeric_properties\":{\"a\":\"1\"}}}",
        "{\"matchmaker_add\":{\"string_properties\":{\"a\":1}}}",
        "{\"matchmaker_add\":{\"query\":1}}",
        "{\"matchmaker_remove\":{\"ticket\":1}}",
        "{\"status_follow\":{\"user_ids\":\"x\"}}",
        "{\"status_update\":{\"status\":1}}",
        "{\"rpc\":{\"nope\":1}}"
      })
  void aMessageThatIsNotNakamasClosesTheSocketTwoSecondsLater(String text) {
    alice.say(text);
    nakama.time.advance(1_999);
    assertNull(alice.closed);
    nakama.time.advance(1);

    assertEquals("1000 received malformed payload", alice.closed);
    assertEquals(List.of(), alice.heard);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"cid\":\"1\"}",
        "{\"ping\":null}",
        "{\"match_data\":{}}",
        "{\"error\":{}}"
      })
  void aMessageThatIsNoneForAServerClosesTheSocketToo(String text) {
    alice.say(text);
    nakama.time.advance(2_000);

    assertEquals("1000 error processing message", alice.closed);
  }

  @Test
  void afterABadMessageTheClientIsNotHeardAnyMore() {
    String matchId = alice.create();
    bob.join(matchId);
    bob.say("nonsense");

    assertTrue(alice.heard.get(alice.heard.size() - 1).contains("\"leaves\""));
    assertEquals("", bob.ask("{\"cid\":\"1\",\"ping\":{}}"));
    bob.server.handleBinary();
    bob.server.handleClosed();
    nakama.time.advance(2_000);
    assertEquals("1000 received malformed payload", bob.closed);
  }

  @Test
  void aBinaryFrameClosesTheSocket() {
    alice.server.handleBinary();
    nakama.time.advance(2_000);

    assertEquals("1000 received unexpected WebSocket message type", alice.closed);
  }

  @Test
  void aFrameOfMoreThan4096BytesClosesTheSocketAtOnce() {
    String start = "{\"cid\":\"1\",\"match_create\":{\"name\":\"";
    String end = "\"}}";
    int room = 4096 - start.length() - end.length();
    alice.say(start + "x".repeat(room) + end);
    assertNull(alice.closed);

    bob.say(start + "é".repeat(room / 2 + 1) + end);

    assertEquals("1009 ", bob.closed);
  }

  @Test
  void namesMayBeInCamelCaseAndFieldsNull() {
    String reply =
        alice.ask(
            "{\"cid\":\"1\",\"matchmakerAdd\":{\"minCount\":\"2\",\"maxCount\":2.0,"
                + "\"countMultiple\":null,\"query\":null,\"stringProperties\":{\"a\":\"b\"}}}");

    assertTrue(reply.contains("\"matchmaker_ticket\""), reply);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"match_join\":{\"match_id\":\"nope\"} | 3 | Invalid match ID",
        "\"match_join\":{\"match_id\":\"\"} | 3 | Invalid match ID",
        "\"match_join\":{\"match_id\":\"" + NOWHERE + "x.y\"} | 3 | Invalid match ID",
        "\"match_join\":{\"match_id\":\"" + NOWHERE + "\"} | 4 | Match not found",
        "\"match_join\":{\"token\":\"x.y.z\"} | 3 | Invalid match token",
        "\"match_join\":{} | 3 | No match ID or token found",
        "\"match_leave\":{} | 3 | Invalid match ID",
        "\"matchmaker_add\":{} | 3 | Invalid minimum count, must be >= 2",
        "\"matchmaker_remove\":{} | 3 | Invalid matchmaker ticket",
        "\"status_follow\":{\"user_ids\":[\"x\"]} | 3 | Invalid user identifier",
        "\"rpc\":{\"id\":\"x\"} | 6 | RPC function not found",
      })
  void whatCannotBeDoneIsAnsweredByAnError(String request, int code, String message) {
    assertEquals(
        Recording.json(
            "{\"cid\":\"7\",\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}"),
        Recording.json(alice.ask("{\"cid\":\"7\"," + request + "}")));
  }

  @Test
  void chatAndPartiesAreNotHereAndDoNoHarm() {
    assertEquals(
        "{\"cid\":\"1\",\"error\":{\"message\":\"Not on this server: party_create\"}}",
        alice.ask("{\"cid\":\"1\",\"party_create\":{\"open\":true}}"));
    assertEquals("{\"cid\":\"2\",\"pong\":{}}", alice.ask("{\"cid\":\"2\",\"ping\":{}}"));
  }

  @Test
  void theSizeCountsAsItWasSeenToCount() {
    String first = "{\"cid\":\"1\",\"match_create\":{\"name\":\"room\"}}";
    assertEquals(1, match(alice, first).get("size").asInt());
    assertEquals(2, match(bob, first).get("size").asInt());
    assertEquals(1, match(bob, first.replace("room", "other")).get("size").asInt());
    EngineFixture.Socket carol = nakama.socket("carol");
    String room = "{\"cid\":\"1\",\"match_join\":{\"match_id\":\"" + matchId(first) + "\"}}";
    assertEquals(2, match(carol, room).get("size").asInt());
    assertEquals(3, match(carol, room).get("size").asInt());
    assertEquals(3, match(carol, room).get("presences").size());
  }

  @Test
  void theOwnJoinComesBeforeTheReplyAsOftenAsSaid() {
    for (int percent : new int[] {0, 50, 100}) {
      EngineFixture other =
          new EngineFixture(EngineOptions.development().withJoinEventFirstPercent(percent));
      EngineFixture.Socket socket = other.socket("alice");
      int before = 0;
      for (int i = 0; i < 200; i++) {
        socket.ask("{\"cid\":\"1\",\"match_create\":{}}");
        before += socket.heard.get(0).startsWith("{\"match_presence_event\"") ? 1 : 0;
      }
      assertEquals(percent * 2, before, 25);
    }
  }

  @Test
  void aMatchTokenLetsAnybodyInForThirtySeconds() {
    String add = "{\"cid\":\"1\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":2}}";
    alice.say(add);
    bob.say(add);
    nakama.time.advance(1_000);
    String token =
        Recording.json(alice.heard.get(1)).get("matchmaker_matched").get("token").asText();
    String join = "{\"cid\":\"2\",\"match_join\":{\"token\":\"" + token + "\"}}";
    EngineFixture.Socket mallory = nakama.socket("mallory");
    nakama.time.advance(28_000);
    assertTrue(mallory.say(join).heard.get(0).contains("\"match\""));

    nakama.time.advance(2_000);

    assertTrue(alice.ask(join).contains("Invalid match token"));
  }

  @Test
  void aSessionTokenIsNoMatchToken() {
    assertTrue(
        alice
            .ask("{\"cid\":\"2\",\"match_join\":{\"token\":\"" + nakama.token("bob") + "\"}}")
            .contains("Invalid match token"));
  }

  @Test
  void oneBadReceiverLosesTheMessageForAll() {
    String matchId = alice.create();
    bob.join(matchId);
    bob.heard.clear();
    String good =
        "{\"user_id\":\"" + bob.userId() + "\",\"session_id\":\"" + bob.sessionId() + "\"}";

    alice.say(data(matchId, good + ",{\"user_id\":\"x\",\"session_id\":\"y\"}"));
    assertEquals(List.of(), bob.heard);
    alice.say(data(matchId, good + "," + good));
    assertEquals(1, bob.heard.size());
  }

  @Test
  void onlyMembersSendIntoAMatch() {
    String matchId = alice.create();
    alice.heard.clear();

    bob.say(data(matchId, ""));

    assertEquals(List.of(), alice.heard);
    assertEquals(List.of(), bob.heard);
  }

  @Test
  void othersInTheProcessSeeWhoIsInAMatch() {
    String matchId = alice.create();
    bob.join(matchId);
    MatchMembers members = nakama.engine.members();

    Presence found = members.presence(new MatchId(matchId), new SessionId(bob.sessionId()));

    assertEquals(bob.server.presence(), found);
    assertEquals(2, members.presences(new MatchId(matchId)).size());
    assertNull(members.presence(new MatchId(matchId), new SessionId("somebody")));
    assertNull(members.presence(new MatchId(NOWHERE), new SessionId(bob.sessionId())));
    bob.server.handleClosed();
    assertNull(members.presence(new MatchId(matchId), new SessionId(bob.sessionId())));
    assertEquals(List.of(), members.presences(new MatchId(NOWHERE)));
  }

  @Test
  void whoDoesNotTakeWhatIsSentIsCutOffWithoutHarmToOthers() {
    String matchId = alice.create();
    bob.join(matchId);
    EngineFixture.Socket carol = nakama.socket("carol");
    carol.join(matchId);
    bob.queuedFrames = 64;

    alice.say(data(matchId, ""));
    alice.say(data(matchId, ""));

    assertEquals("abort", bob.closed);
    assertTrue(carol.heard.get(carol.heard.size() - 1).contains("match_data"));
    nakama.time.settle();
    assertTrue(carol.heard.get(carol.heard.size() - 1).contains("\"leaves\""));
    assertNull(
        nakama.engine.members().presence(new MatchId(matchId), new SessionId(bob.sessionId())));
  }

  @Test
  void theNumberOfMatchesIsBounded() {
    EngineFixture small = withLimits(new EngineOptions.Limits(10, 10, 2, 10));
    EngineFixture.Socket socket = small.socket("alice");
    socket.create();
    socket.create();

    assertTrue(socket.ask("{\"cid\":\"1\",\"match_create\":{}}").contains("Too many matches"));
  }

  @Test
  void theNumberOfSocketsIsBounded() {
    EngineFixture small = withLimits(new EngineOptions.Limits(10, 1, 10, 10));
    EngineFixture.Socket only = small.socket("alice");
    String query = "?token=" + small.token("bob");

    assertEquals(503, small.engine.handshake(small.upgrade(query)).status());
    assertThrows(
        IllegalStateException.class, () -> small.engine.openSocket(small.upgrade(query), only));
    only.server.handleClosed();
    assertEquals(101, small.engine.handshake(small.upgrade(query)).status());
  }

  @Test
  void oneAccountHasSoManySocketsAndNobodyElseFewer() {
    EngineFixture small = withLimits(new EngineOptions.Limits(10, 10, 10, 10).with(2, 0));
    EngineFixture.Socket first = small.socket("alice");
    small.socket("alice");

    assertEquals(429, small.engine.handshake(upgrade(small, "alice")).status());
    assertThrows(
        IllegalStateException.class, () -> small.engine.openSocket(upgrade(small, "alice"), first));
    assertEquals(101, small.engine.handshake(upgrade(small, "bob")).status());
    first.server.handleClosed();
    assertEquals(101, small.engine.handshake(upgrade(small, "alice")).status());
  }

  private static HttpRequest upgrade(EngineFixture fixture, String name) {
    return fixture.upgrade("?token=" + fixture.token(name));
  }

  @Test
  void oneSocketIsInSoManyMatchesAndNobodyElseInFewer() {
    EngineFixture small = withLimits(new EngineOptions.Limits(10, 10, 10, 10).with(0, 2));
    EngineFixture.Socket alice = small.socket("alice");
    String first = alice.create();
    alice.create();
    String another = "{\"cid\":\"1\",\"match_create\":{}}";

    assertTrue(alice.ask(another).contains("In too many matches"));
    String again = "{\"cid\":\"1\",\"match_join\":{\"match_id\":\"" + first + "\"}}";
    assertTrue(alice.ask(again).contains(first));
    small.socket("bob").create();
    alice.say("{\"cid\":\"1\",\"match_leave\":{\"match_id\":\"" + first + "\"}}");
    alice.create();
    assertTrue(alice.ask(another).contains("In too many matches"));
  }

  @Test
  void theNumberOfTicketsIsBounded() {
    EngineFixture small = withLimits(new EngineOptions.Limits(10, 10, 10, 1));
    String add = "{\"cid\":\"1\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":2}}";
    small.socket("alice").say(add);

    assertEquals(
        "{\"cid\":\"1\",\"error\":{\"message\":\"Error adding to matchmaker\"}}",
        small.socket("bob").ask(add));
  }

  @Test
  void twoSocketsOfOneAccountAreTwoSessions() {
    EngineFixture.Socket again = nakama.socket("alice");

    assertEquals(alice.userId(), again.userId());
    assertNotEquals(alice.sessionId(), again.sessionId());
  }

  private String matchId(String create) {
    return match(alice, create).get("match_id").asText();
  }

  private static JsonNode match(EngineFixture.Socket socket, String request) {
    socket.ask(request);
    return Recording.json(socket.heard.get(0)).get("match");
  }

  private static EngineFixture withLimits(EngineOptions.Limits limits) {
    return new EngineFixture(
        EngineOptions.development().withJoinEventFirstPercent(0).withLimits(limits));
  }

  private static String data(String matchId, String receivers) {
    return "{\"match_data_send\":{\"match_id\":\""
        + matchId
        + "\",\"op_code\":\"1\",\"presences\":["
        + receivers
        + "]}}";
  }
}

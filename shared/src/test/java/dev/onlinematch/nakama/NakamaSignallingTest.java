package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.signalling.SignallingPlayer;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.time.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NakamaSignallingTest {

  private static final MatchId MATCH = new MatchId("5b0a9d0c-0000-4000-8000-000000000000.");

  private final VirtualTime time = new VirtualTime();
  private final FakeTextSockets sockets = new FakeTextSockets();
  private final List<String> opening = new ArrayList<>();
  private final NakamaSignalling signalling =
      new NakamaSignalling(
          sockets,
          time,
          url -> url.onResult("ws://x/again"),
          "ws://x/ws",
          new NakamaSignalling.Opening() {
            @Override
            public void onOpen() {
              opening.add("open");
            }

            @Override
            public void onFailure(SocketEnd end) {
              opening.add("failed");
            }
          });
  private final SignallingPlayer me = new SignallingPlayer(signalling);

  @BeforeEach
  void open() {
    sockets.open();
    assertEquals(List.of("open"), opening);
  }

  @Test
  void whoeverWantsTheSocketBackGetsTheSameOne() {
    sockets.closed(1006, "");
    assertFalse(signalling.isOpen());
    Outcome<Void> one = new Outcome<>();
    Outcome<Void> other = new Outcome<>();
    signalling.reopen(one);
    signalling.reopen(other);
    assertEquals("ws://x/again", sockets.url);
    assertFalse(one.hasEnded());
    sockets.open();

    assertTrue(one.hasEnded() && other.hasEnded());
    assertTrue(signalling.isOpen());
    me.create();
    assertEquals("{\"cid\":\"1\",\"match_create\":{}}", sockets.lastSent());
  }

  @Test
  void aSocketThatCannotBeHadAgainMayBeLater() {
    sockets.closed(1006, "");
    Outcome<Void> reply = new Outcome<>();
    signalling.reopen(reply);
    sockets.closed(1006, "");
    assertEquals(SignallingFailure.Reason.TIMED_OUT, reply.reason());

    signalling.close();
    Outcome<Void> closed = new Outcome<>();
    signalling.reopen(closed);
    time.advance(1);
    assertEquals(SignallingFailure.Reason.CLOSED, closed.reason());
  }

  @Test
  void asksAsNakamaWantsIt() {
    me.create();
    assertEquals("{\"cid\":\"1\",\"match_create\":{}}", sockets.lastSent());
    signalling.createNamedMatch("lobby", new Outcome<>());
    assertEquals("{\"cid\":\"2\",\"match_create\":{\"name\":\"lobby\"}}", sockets.lastSent());
    signalling.joinMatch(MATCH, Map.of("k", "v"), new Outcome<>());
    assertEquals(
        "{\"cid\":\"3\",\"match_join\":{\"match_id\":\""
            + MATCH
            + "\",\"metadata\":{\"k\":\"v\"}}}",
        sockets.lastSent());
    me.join(matched("token-1", null));
    assertEquals("{\"cid\":\"4\",\"match_join\":{\"token\":\"token-1\"}}", sockets.lastSent());
    me.join(matched(null, MATCH));
    assertEquals(
        "{\"cid\":\"5\",\"match_join\":{\"match_id\":\"" + MATCH + "\"}}", sockets.lastSent());
    me.leave(MATCH);
    assertEquals(
        "{\"cid\":\"6\",\"match_leave\":{\"match_id\":\"" + MATCH + "\"}}", sockets.lastSent());
    me.add(
        new MatchmakerRequest(
            2, 4, 2, "+properties.a:b", Map.of("mode", "duel"), Map.of("rank", 7.5)));
    assertEquals(
        "{\"cid\":\"7\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":4,"
            + "\"query\":\"+properties.a:b\",\"count_multiple\":2,"
            + "\"string_properties\":{\"mode\":\"duel\"},\"numeric_properties\":{\"rank\":7.5}}}",
        sockets.lastSent());
    me.add(new MatchmakerRequest(2, 2, 0, "*", Map.of(), Map.of()));
    assertEquals(
        "{\"cid\":\"8\",\"matchmaker_add\":{\"min_count\":2,\"max_count\":2,\"query\":\"*\"}}",
        sockets.lastSent());
    me.remove(new MatchmakerTicket("t"));
    assertEquals("{\"cid\":\"9\",\"matchmaker_remove\":{\"ticket\":\"t\"}}", sockets.lastSent());
    signalling.updateStatus("in game", new Outcome<>());
    assertEquals("{\"cid\":\"10\",\"status_update\":{\"status\":\"in game\"}}", sockets.lastSent());
    signalling.updateStatus(null, new Outcome<>());
    assertEquals("{\"cid\":\"11\",\"status_update\":{}}", sockets.lastSent());
  }

  @Test
  void othersNeverHoldMyselfNorAnybodyTwice() {
    Outcome<JoinedMatch> joining = me.join(MATCH);

    sockets.receive(
        "{\"cid\":\"1\",\"match\":{\"match_id\":\""
            + MATCH
            + "\",\"size\":9,\"presences\":["
            + json(1)
            + ","
            + json(2)
            + ","
            + json(2)
            + "],\"self\":"
            + json(1)
            + "}}");

    assertEquals(List.of(presence(2)), joining.result().others());
    assertEquals(presence(1), joining.result().self());
  }

  @Test
  void receiversThatDoNotFitIntoOneFrameAreServedByMore() {
    List<Presence> receivers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      receivers.add(presence(i));
    }

    assertTrue(me.send(MATCH, -3, new byte[1000], receivers));

    List<String> reached = new ArrayList<>();
    for (String frame : sockets.sent) {
      assertTrue(frame.getBytes(StandardCharsets.UTF_8).length <= 4096);
      JsonNode data = Recording.json(frame).get("match_data_send");
      assertEquals("-3", data.get("op_code").asText());
      data.get("presences").forEach(one -> reached.add(one.get("session_id").asText()));
    }
    assertEquals(receivers.stream().map(one -> one.sessionId().value()).toList(), reached);
    assertTrue(sockets.sent.size() < 10);
  }

  @Test
  void aPayloadThatFitsBesideOneReceiverGoesOutInAFrameForEach() {
    int largest = 0;
    while (MatchDataFrames.make(MATCH, 1, new byte[largest + 1], List.of(presence(1))).size()
        == 1) {
      largest++;
    }
    assertEquals(2910, largest);

    assertTrue(me.send(MATCH, 1, new byte[largest], List.of(presence(1), presence(2))));
    assertEquals(2, sockets.sent.size());
    assertFalse(me.send(MATCH, 1, new byte[largest + 1], List.of(presence(1))));
    assertEquals(2, sockets.sent.size());
  }

  @Test
  void dataThatAreOfNoUseAreDroppedAndCounted() {
    joinAs(1);

    data(presence(2), "2147483648");
    data(presence(2), "-2147483649");
    sockets.receive("{\"match_data\":{\"match_id\":\"" + MATCH + "\",\"op_code\":\"1\"}}");
    data(presence(2), "2147483647");

    assertEquals(3, signalling.droppedCount());
    assertEquals(1, me.data().size());
    assertEquals(Integer.MAX_VALUE, me.data().get(0).opCode());
  }

  @Test
  void complaintsWithoutAReplyAreHeard() {
    sockets.receive("{\"error\":{\"code\":3,\"message\":\"Invalid match ID\"}}");

    assertEquals(
        List.of(new SignallingFailure(SignallingFailure.Reason.REFUSED, "Invalid match ID")),
        me.errors());
  }

  @Test
  void withoutAListenerNothingIsMissed() {
    signalling.setListener(null);

    data(presence(2), "1");
    sockets.closed(1006, "");

    assertFalse(signalling.isOpen());
  }

  @Test
  void aMatchThatIsJoinedTooLateIsLeftAgain() {
    Outcome<JoinedMatch> joining = me.create();
    time.advance(10_000);
    assertEquals(SignallingFailure.Reason.TIMED_OUT, joining.reason());

    sockets.receive(joined("1"));

    assertTrue(sockets.lastSent().contains("\"match_leave\":{\"match_id\":\"" + MATCH + "\"}"));
  }

  @Test
  void aMatchThatIsJoinedTooLateAndThenInTimeIsKept() {
    me.join(MATCH);
    time.advance(9_999);
    sockets.receive("{\"cid\":\"2\",\"pong\":{}}");
    time.advance(1);
    Outcome<JoinedMatch> again = me.join(MATCH);

    sockets.receive(joined("1"));
    sockets.receive(joined("3"));

    assertEquals(MATCH, again.result().matchId());
    assertFalse(sockets.sent.toString().contains("match_leave"));
  }

  @Test
  void aTicketThatComesTooLateIsGivenBack() {
    Outcome<MatchmakerTicket> adding =
        me.add(new MatchmakerRequest(2, 2, 0, "*", Map.of(), Map.of()));
    time.advance(10_000);
    assertEquals(SignallingFailure.Reason.TIMED_OUT, adding.reason());

    sockets.receive("{\"cid\":\"1\",\"matchmaker_ticket\":{\"ticket\":\"late\"}}");

    assertTrue(sockets.lastSent().contains("\"matchmaker_remove\":{\"ticket\":\"late\"}"));
  }

  @Test
  void theMatchmakersMatchMayBeAnIdInsteadOfAToken() {
    sockets.receive(
        "{\"matchmaker_matched\":{\"ticket\":\"t\",\"match_id\":\"m.node\",\"users\":[{\"presence\":"
            + json(1)
            + "}],\"self\":{\"presence\":"
            + json(1)
            + "}}}");

    assertEquals(new MatchId("m.node"), me.matched().get(0).matchId());
    assertEquals(List.of(presence(1)), me.matched().get(0).users());
  }

  @Test
  void theEndIsToldInWords() {
    sockets.closed(1000, "server-side session disconnect");

    assertTrue(me.closed().contains("server-side session disconnect"));
  }

  private void joinAs(int number) {
    me.join(MATCH);
    sockets.receive(
        "{\"cid\":\"1\",\"match\":{\"match_id\":\"" + MATCH + "\",\"self\":" + json(number) + "}}");
  }

  private static String joined(String cid) {
    return "{\"cid\":\""
        + cid
        + "\",\"match\":{\"match_id\":\""
        + MATCH
        + "\",\"self\":"
        + json(1)
        + "}}";
  }

  private void data(Presence sender, String opCode) {
    sockets.receive(
        "{\"match_data\":{\"match_id\":\""
            + MATCH
            + "\",\"presence\":"
            + json(Integer.parseInt(sender.username()))
            + ",\"op_code\":\""
            + opCode
            + "\",\"data\":\"AA==\"}}");
  }

  private static MatchmakerMatched matched(String token, MatchId matchId) {
    return new MatchmakerMatched(
        new MatchmakerTicket("t"), token, matchId, presence(1), List.of(presence(1)));
  }

  private static Presence presence(int number) {
    String digits = Integer.toString(1000 + number);
    return new Presence(
        new SessionId("5b0a9d0c-0000-4000-8000-00000000" + digits),
        new UserId("6c1b9d0c-0000-4000-8000-00000000" + digits),
        Integer.toString(number));
  }

  private static String json(int number) {
    Presence presence = presence(number);
    return "{\"user_id\":\""
        + presence.userId()
        + "\",\"session_id\":\""
        + presence.sessionId()
        + "\",\"username\":\""
        + presence.username()
        + "\"}";
  }
}

package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection to the signalling server breaks, and the match goes on. */
class ResumeTest {

  private final Table table = new Table(1).withRelay();

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void whoLosesTheSocketComesBackAsTheSamePlayer(PathPolicy policy) {
    List<Seat> seats = table.play(3, policy);
    SessionId before = seats.get(1).match.currentSession(new PeerId(2));
    table.nakama.cut("p2");
    table.settle();

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3"), seat.roster(), seat.heard.toString());
      assertEquals(1, seat.timesHeard("playerReconnecting p2"), seat.heard.toString());
      assertEquals(1, seat.timesHeard("playerReconnected p2"), seat.heard.toString());
      assertEquals(0, seat.timesHeard("playerLeft"));
      assertEquals(0, seat.timesHeard("hostChanged"));
      assertEquals(MatchState.PLAYING, seat.state());
      assertNotEquals(before, seat.match.currentSession(new PeerId(2)));
      assertEquals(before, seat.match.player(new PeerId(2)).sessionId());
    }
    Talk.isHeardByAll(table, seats);
  }

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void theHostWhoLosesTheSocketStaysHost(PathPolicy policy) {
    List<Seat> seats = table.play(3, policy);
    table.nakama.cut("p1");
    table.settle();

    for (Seat seat : seats) {
      assertEquals("p1", seat.match.host().username());
      assertEquals(0, seat.timesHeard("hostChanged"), seat.heard.toString());
      assertEquals(1, seat.timesHeard("playerReconnected p1"), seat.heard.toString());
    }
    seats.get(0).match.setPathPolicy(other(policy));
    table.settle();
    seats.forEach(seat -> assertEquals(other(policy), seat.match.pathPolicy()));
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void whoLeavesAndComesAgainWhileAnotherIsAwayIsHeardByHim() {
    Table table = new Table(1);
    List<Seat> seats = table.play(3);
    table.nakama.cut("p2");
    table.time.advance(18);
    // By the same session, and before p2 can see that he had left.
    seats.get(0).joins(seats.get(2));
    table.time.advance(20_000);

    Talk.isHeardByAll(table, seats);
  }

  @Test
  void whatIsReliableArrivesOnceWhileTheSocketIsAway() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      if (i % 10 == 3) {
        table.nakama.cut("p" + (1 + i % 2));
      }
      seats.get(0).says(seats.get(1), Delivery.RELIABLE, "n" + i);
      expected.add("RELIABLE from 1: n" + i);
      table.time.advance(70);
    }
    table.settle();
    assertEquals(expected, seats.get(1).messages);
  }

  @Test
  void inTheLobbyItGoesOnTooAndOthersCanJoin() {
    List<Seat> seats = table.play(3);
    table.nakama.cut("p1");
    table.nakama.cut("p3");
    table.settle();
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.settle();

    for (Seat seat : table.seats) {
      assertEquals(List.of("p1", "p2", "p3", "late"), seat.roster(), seat.heard.toString());
      assertEquals(MatchState.READY, seat.state());
    }
  }

  @Test
  void aServerThatForgetsTheMatchIsNoReasonToEndIt() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    MatchId before = seats.get(0).match.matchId();
    table.nakama.setDown(true);
    table.time.advance(6_000);
    Talk.isHeardByAll(table, seats);
    table.nakama.setDown(false);
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3"), seat.roster());
      assertNotEquals(before, seat.match.matchId());
      assertEquals(seats.get(0).match.matchId(), seat.match.matchId());
      assertEquals(1, seat.timesHeard("matchMoved"), seat.heard.toString());
      assertEquals("p1", seat.match.host().username());
      assertEquals(MatchState.PLAYING, seat.state());
      for (Seat other : seats) {
        assertFalse(seat.match.isReconnecting(other.peerId()), seat.heard.toString());
      }
    }
    // A link that breaks now is repaired through the new match.
    table.network.breakPath("p1", "p2");
    table.time.advance(20_000);
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void aServerThatIsAwayForTooLongEndsIt() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    table.nakama.setDown(true);
    table.time.advance(31_000);

    for (Seat seat : seats) {
      assertTrue(seat.hasHeard("disconnected"));
      assertEquals(MatchState.LOBBY, seat.state());
    }
  }

  @Test
  void whoDoesNotComeBackInTimeIsOut() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    seats.get(2).signalling.close();
    table.time.advance(29_000);
    assertEquals(0, seats.get(0).timesHeard("playerLeft"));
    table.time.advance(3_000);

    for (Seat seat : seats.subList(0, 2)) {
      assertEquals(1, seat.timesHeard("playerReconnecting p3"));
      assertTrue(seat.hasHeard("playerLeft p3 CONNECTION_LOST"), seat.heard.toString());
      assertEquals(List.of("p1", "p2"), seat.roster());
    }
  }

  @Test
  void whoDoesNotComeBackIsOutEvenIfNothingIsHeardOfTheHostsDecision() {
    List<Seat> seats = table.play(3);
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (Player player : seats.get(0).match.players()) {
      entries.add(
          new RosterUpdate.Entry(player.sessionId(), player.peerId(), player.username(), false));
    }
    // Whatever he says after this is older.
    seats.get(0).tells(new RosterUpdate(0, 99, false, false, 4, entries));
    table.settle();
    seats.get(2).signalling.close();
    table.time.advance(35_000);
    assertEquals(List.of("p1", "p2"), seats.get(0).roster());
    assertEquals(List.of("p1", "p2", "p3"), seats.get(1).roster());
    table.time.advance(10_000);

    assertEquals(List.of("p1", "p2"), seats.get(1).roster());
    assertEquals(1, seats.get(1).timesHeard("playerLeft p3 CONNECTION_LOST"));
    assertEquals(MatchState.READY, seats.get(1).state());
  }

  @Test
  void aHostWhoDoesNotComeBackInTimeIsReplaced() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    seats.get(0).signalling.close();
    table.time.advance(35_000);

    for (Seat seat : seats.subList(1, 3)) {
      assertEquals("p2", seat.match.host().username(), seat.heard.toString());
      assertEquals(List.of("p2", "p3"), seat.roster());
    }
  }

  @Test
  void whoLeftAndCameAgainWhileTheHostWasAwayIsAnother() {
    List<Seat> seats = table.play(3);
    Seat again = seats.get(1);
    table.nakama.setLatencyMs("p1", 400);
    table.nakama.cut("p1");
    table.time.advance(600);
    again.match.leave();
    table.time.advance(50);
    again.joins(seats.get(2));
    table.time.advance(30_000);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p3", "p2"), seat.roster(), seat.heard.toString());
    }
    assertEquals(new PeerId(4), again.peerId());
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void anotherAccountCannotTakeAPlace() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Stranger thief = new Stranger(table, "thief");
    thief.enters(seats.get(0).match.matchId());
    thief.tellsAll(
        new ReturnRequest(
            seats.get(1).match.mySessionId(),
            seats.get(1).match.mySessionId(),
            seats.get(1).match.resumption().token(),
            true));
    table.settle();
    assertUntouched(seats);
    assertTrue(
        thief.received.contains(new JoinRefusal(JoinErrorReason.NOT_RESUMED.value())),
        thief.received.toString());
  }

  @Test
  void anotherSessionOfTheSameAccountCannotTakeAPlaceWithoutTheToken() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Stranger twin = new Stranger(table, "p2");
    twin.enters(seats.get(0).match.matchId());
    twin.tellsAll(
        new ReturnRequest(
            seats.get(1).match.mySessionId(), twin.sessionId(), "0".repeat(32), true));
    table.settle();
    assertUntouched(seats);
  }

  private void assertUntouched(List<Seat> seats) {
    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3"), seat.roster());
      assertEquals(0, seat.timesHeard("playerReconnect"), seat.heard.toString());
      assertEquals(0, seat.timesHeard("hostChanged"));
      assertEquals(List.of(), seat.errors());
    }
    Talk.isHeardByAll(table, seats);
  }

  private static PathPolicy other(PathPolicy policy) {
    return policy == PathPolicy.MESH ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH;
  }
}

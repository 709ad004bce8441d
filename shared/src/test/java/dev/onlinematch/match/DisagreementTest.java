package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one alone has seen, or has not, makes no second match of it and parts nobody from it. */
class DisagreementTest {

  /** Longer than a host may be silent; in so short a time nobody notices that a socket is dead. */
  private static final int SILENT_MS = 9_500;

  private final Table table = new Table(1);

  @Test
  void whoIsCutOffAndHasNotNoticedMakesHimselfHostOfNobody() {
    List<Seat> seats = table.play(2);
    table.nakama.loseNetwork("p2");
    table.network.cut("p1", "p2");
    table.time.advance(SILENT_MS);
    assertEquals("p1", seats.get(1).match.host().username(), seats.get(1).heard.toString());
    table.nakama.findNetwork("p2");
    table.network.heal("p1", "p2");
    seats.get(1).match.checkConnections();
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals("p1", seat.match.host().username());
      assertEquals(0, seat.timesHeard("hostChanged"), seat.heard.toString());
      assertEquals(MatchState.READY, seat.state());
    }
  }

  @Test
  void aComplaintThatComesAfterTheChangeOfHostPutsNobodyOut() {
    List<Seat> seats = table.play(4);
    isolate(seats, 0, true);
    table.nakama.setLatencyMs("p4", 1_500);
    table.time.advance(12_000);
    isolate(seats, 0, false);
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3", "p4"), seat.roster(), seat.heard.toString());
      assertEquals("p2", seat.match.host().username());
      assertEquals(List.of(), seat.errors());
    }
  }

  @Test
  void ofAHostWhoHasAnotherNumberTheGameHearsAgain() {
    List<Seat> seats = table.play(3);
    seats.get(0).match.leave();
    // Somebody else let him in again, of whom the third player knows nothing.
    seats.get(1).tells(renumbered(seats.get(1), new PeerId(7)));
    table.settle();
    Seat third = seats.get(2);

    assertEquals(new PeerId(7), third.match.host().peerId(), third.heard.toString());
    assertEquals(2, third.timesHeard("hostChanged p2"), third.heard.toString());
    int joined = third.heard.indexOf("playerJoined p2 7");
    assertTrue(joined < third.heard.lastIndexOf("hostChanged p2"), third.heard.toString());
  }

  @Test
  void aHostWhoAwakesAndHasNumberedTheGuestsOtherwiseIsNotHostAgain() {
    List<Seat> seats = new ArrayList<>(table.play(2));
    Seat gone = table.seat("gone");
    Seat late = table.seat("late");
    seats.get(0).tab.sleep();
    gone.joins(seats.get(0));
    table.time.advance(500);
    gone.match.leave();
    table.time.advance(1_000);
    late.joins(seats.get(0));
    table.time.advance(SILENT_MS);
    assertEquals(List.of("p1", "p2", "late"), late.roster());
    seats.get(0).tab.wake(false);
    table.time.advance(40_000);
    seats.add(late);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "late"), seat.roster(), seat.heard.toString());
      assertEquals("p2", seat.match.host().username(), seat.heard.toString());
      assertEquals(List.of(), seat.errors());
    }
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void aHostWhoIsCutOffPutsNobodyOutForALinkThatNobodyCouldRepair() {
    List<Seat> seats = table.play(3);
    isolate(seats, 0, true);
    table.time.advance(7_800);
    table.nakama.setDown(true);
    table.time.advance(27_500);
    table.nakama.setDown(false);
    isolate(seats, 0, false);
    table.time.advance(40_000);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3"), seat.roster(), seat.heard.toString());
      assertEquals(seats.get(0).match.host(), seat.match.host());
      assertEquals(MatchState.READY, seat.state());
      assertEquals(List.of(), seat.errors());
    }
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void whomTheMatchmakersHostNamesAgainAndWhoIsNotThereIsAwayAndNotOnHisWay() {
    List<Seat> seats = new ArrayList<>(List.of(table.seat("a"), table.seat("b"), table.seat("c")));
    seats.forEach(seat -> seat.searches(3, 3));
    table.time.advance(30_000);
    seats.sort(Comparator.comparing(Seat::peerId));
    Seat host = seats.get(0);
    RosterUpdate ofAll = renumbered(host, host.peerId());
    String gone = seats.get(2).name;
    seats.get(2).match.leave();
    table.settle();
    // By a host who slept and has not seen him go, say: here, in another session.
    host.tells(withAnotherSessionOfTheLast(ofAll));
    table.time.advance(5_000);

    Seat follower = seats.get(1);
    assertTrue(follower.hasHeard("playerReconnecting " + gone), follower.heard.toString());
  }

  private static RosterUpdate withAnotherSessionOfTheLast(RosterUpdate update) {
    List<RosterUpdate.Entry> entries = new ArrayList<>(update.entries());
    RosterUpdate.Entry last = entries.remove(entries.size() - 1);
    SessionId other = new SessionId("zzzzzzzz-0000-4000-8000-000000000000");
    entries.add(new RosterUpdate.Entry(other, last.peerId(), last.username(), false));
    return new RosterUpdate(1, 99, false, false, 8, entries);
  }

  private void isolate(List<Seat> seats, int who, boolean isIsolated) {
    String name = seats.get(who).name;
    for (Seat other : seats) {
      if (!other.name.equals(name) && isIsolated) {
        table.network.cut(name, other.name);
      } else if (!other.name.equals(name)) {
        table.network.heal(name, other.name);
      }
    }
  }

  private static RosterUpdate renumbered(Seat host, PeerId number) {
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (Player player : host.match.players()) {
      PeerId peerId = player.equals(host.match.me()) ? number : player.peerId();
      entries.add(new RosterUpdate.Entry(player.sessionId(), peerId, player.username(), false));
    }
    entries.sort(Comparator.comparing(RosterUpdate.Entry::peerId));
    return new RosterUpdate(1, 99, false, false, 8, entries);
  }
}

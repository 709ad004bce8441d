package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.FakeRelay;
import dev.onlinematch.link.LinkPath;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.signalling.RelayReport;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A relay goes down, in order or not, and the match at it plays on at another, or directly. */
class RelayMoveTest {

  private static final int TICK_MS = 16;

  private final Table table = new Table(8);
  private final Map<String, Integer> sent = new HashMap<>();

  @Test
  void aRelayThatGoesDownInOrderIsLeftForTheNextBeforeItDoesAndNobodyIsUnreachable() {
    List<Seat> seats = playing(4, 3);
    FakeRelay first = table.busyRelay();

    first.announceDrain();
    talk(seats, 3_000);
    FakeRelay second = relayOtherThan(first);
    assertEquals(4, second.memberCount());
    talk(seats, 4_000);
    assertEquals(0, first.memberCount(), "they left by themselves");
    first.drain();
    talk(seats, 5_000);

    assertAllAtTheRelay(seats);
    assertReliableOnceAndInOrder(seats);
    for (Seat seat : seats) {
      assertEquals(0, seat.timesHeard("playerStatusChanged"), seat.heard.toString());
    }
    assertEquals(0, table.network.made(), "no address was shown");
  }

  @Test
  void aRelayThatDiesIsLeftForTheNextWhenItDoesNotComeBackSoon() {
    List<Seat> seats = playing(3, 2);
    FakeRelay first = table.busyRelay();

    first.setDown(true);
    talk(seats, 15_000);

    assertEquals(3, relayOtherThan(first).memberCount());
    assertAllAtTheRelay(seats);
    first.restart();
    talk(seats, 40_000);
    assertEquals(0, first.memberCount(), "a match stays where it is");
    assertReliableOnceAndInOrder(seats);
  }

  @Test
  void aRelayThatIsRestartedAtOnceKeepsItsMatch() {
    List<Seat> seats = playing(3, 2);
    FakeRelay first = table.busyRelay();

    first.setDown(true);
    talk(seats, 1_500);
    first.restart();
    talk(seats, 15_000);

    assertEquals(3, first.memberCount());
    assertAllAtTheRelay(seats);
    assertReliableOnceAndInOrder(seats);
  }

  @Test
  void relaysThatAreDownAreSkippedAndWhenAllAreThePairsThatCanGoDirectDo() {
    List<Seat> seats = playing(3, 3);
    FakeRelay first = table.busyRelay();
    table.relays.stream().filter(each -> each != first).forEach(each -> each.setDown(true));
    first.announceDrain();
    talk(seats, 7_000);
    first.drain();
    talk(seats, 15_000);
    for (Seat seat : seats) {
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.DIRECT, seat.match.link(other).path(), seat.heard.toString());
      }
    }

    table.relays.get(2).restart();
    talk(seats, 60_000);

    assertEquals(3, table.relays.get(2).memberCount());
    assertAllAtTheRelay(seats);
    assertReliableOnceAndInOrder(seats);
  }

  @Test
  void aRelayThatGoesDownInOrderCarriesToItsEndWhereTheOnlyOtherOneIsDead() {
    table.network.cut("p2", "p3");
    List<Seat> seats = playing(3, 2);
    FakeRelay leaving = table.busyRelay();
    FakeRelay dead = table.relays.get(table.relays.get(0) == leaving ? 1 : 0);
    dead.setDown(true);

    leaving.announceDrain();
    talk(seats, 20_000);
    for (Seat seat : seats) {
      assertEquals(0, seat.timesHeard("playerStatusChanged"), seat.heard.toString());
    }

    leaving.drain();
    talk(seats, 2_000);
    dead.restart();
    talk(seats, 20_000);

    assertEquals(3, dead.memberCount());
    assertAllAtTheRelay(seats);
    assertReliableOnceAndInOrder(seats);
  }

  @Test
  void whoComesLaterIsAtTheRelayToWhichTheMatchHasMoved() {
    List<Seat> seats = new ArrayList<>(seated(3, 2));
    FakeRelay first = table.busyRelay();
    first.announceDrain();
    table.time.advance(8_000);
    first.drain();
    table.time.advance(1_000);
    first.restart();

    Seat late = table.seat("late");
    late.joins(seats.get(0));
    seats.add(late);
    table.time.advance(10_000);

    assertEquals(4, relayOtherThan(first).memberCount());
    assertEquals(0, first.memberCount());
    assertAllAtTheRelay(seats);
  }

  @Test
  void theNextHostKnowsWhereTheMatchIsAndMovesItOn() {
    List<Seat> seats = new ArrayList<>(playing(3, 3));
    FakeRelay first = table.busyRelay();
    first.announceDrain();
    talk(seats, 8_000);
    FakeRelay second = relayOtherThan(first);
    first.drain();
    seats.remove(0).match.leave();
    table.time.advance(5_000);
    assertSame(second, table.busyRelay());

    second.announceDrain();
    talk(seats, 8_000);

    assertEquals(0, second.memberCount());
    assertNotSame(first, table.busyRelay());
    assertAllAtTheRelay(seats);
  }

  @Test
  void aHostWhoGoesDirectMovesThoseWhoDoNot() {
    table.withRelays(2);
    List<Seat> seats = table.play(3);
    seats.get(0).match.startPlaying();
    table.network.cut("p2", "p3");
    table.time.advance(20_000);
    FakeRelay first = table.busyRelay();
    assertEquals(2, first.memberCount());

    first.announceDrain();
    talk(seats, 8_000);

    assertEquals(0, first.memberCount());
    assertEquals(2, relayOtherThan(first).memberCount());
    assertReliableOnceAndInOrder(seats);
  }

  @Test // security: a member drives a match from relay to relay
  void aMemberWhoSaysThatAGoodRelayIsBadIsNotBelieved() {
    List<Seat> seats = playing(3, 2);
    FakeRelay first = table.busyRelay();

    for (int i = 0; i < 10; i++) {
      seats.get(1).tells(new RelayReport(0));
      table.time.advance(1_000);
    }

    assertEquals(3, first.memberCount());
  }

  @Test
  void theOnlyRelayIsLeftForDirectPathsBeforeItGoesDownAndTakenBackAfterwards() {
    List<Seat> seats = playing(3, 1);

    table.relay.announceDrain();
    talk(seats, 4_000);
    for (Seat seat : seats) {
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.DIRECT, seat.match.link(other).path());
      }
    }
    table.relay.drain();
    talk(seats, 3_000);
    table.relay.restart();
    talk(seats, 20_000);

    assertAllAtTheRelay(seats);
    assertReliableOnceAndInOrder(seats);
    for (Seat seat : seats) {
      assertEquals(0, seat.timesHeard("playerStatusChanged"), seat.heard.toString());
    }
  }

  @Test
  void aRestartOfEachRelayInTurnCostsNobodyAnything() {
    List<Seat> seats = playing(4, 3);
    for (FakeRelay relay : table.relays) {
      relay.announceDrain();
      talk(seats, 7_000);
      relay.drain();
      talk(seats, 2_000);
      relay.restart();
      talk(seats, 3_000);
    }

    assertAllAtTheRelay(seats);
    assertReliableOnceAndInOrder(seats);
    for (Seat seat : seats) {
      assertEquals(0, seat.timesHeard("playerStatusChanged"), seat.heard.toString());
    }
  }

  private List<Seat> seated(int players, int relays) {
    table.withRelays(relays);
    table.with(table.options().withPlayers(2, 8).withPathPolicy(PathPolicy.CLIENT_SERVER));
    List<Seat> seats = table.play(players);
    assertAllAtTheRelay(seats);
    return seats;
  }

  private List<Seat> playing(int players, int relays) {
    List<Seat> seats = seated(players, relays);
    seats.get(0).match.startPlaying();
    table.settle();
    seats.forEach(seat -> seat.heard.clear());
    return seats;
  }

  private FakeRelay relayOtherThan(FakeRelay one) {
    for (FakeRelay relay : table.relays) {
      if (relay != one && relay.memberCount() > 0) {
        return relay;
      }
    }
    throw new AssertionError("nobody is at another relay");
  }

  /** Everyone says something reliable to everyone else, sixty times a second. */
  private void talk(List<Seat> seats, int ms) {
    for (int i = 0; i < ms / TICK_MS; i++) {
      for (Seat from : seats) {
        for (Seat to : seats) {
          if (from != to) {
            String pair = from.peerId() + " to " + to.name;
            int number = sent.merge(pair, 1, Integer::sum);
            from.says(to, Delivery.RELIABLE, "" + number);
          }
        }
      }
      table.time.advance(TICK_MS);
    }
  }

  private void assertReliableOnceAndInOrder(List<Seat> seats) {
    table.time.advance(10_000);
    for (Seat to : seats) {
      for (Seat from : seats) {
        if (from != to) {
          String prefix = "RELIABLE from " + from.peerId() + ": ";
          List<String> heard = to.messages.stream().filter(it -> it.startsWith(prefix)).toList();
          List<String> expected = new ArrayList<>();
          for (int i = 1; i <= sent.get(from.peerId() + " to " + to.name); i++) {
            expected.add(prefix + i);
          }
          assertEquals(expected, heard);
        }
      }
      assertTrue(to.errors().isEmpty(), to.heard.toString());
      assertFalse(to.hasHeard("disconnected"));
    }
  }

  private static void assertAllAtTheRelay(List<Seat> seats) {
    for (Seat seat : seats) {
      assertEquals(seats.size() - 1, seat.match.messages().otherPeers().size());
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.RELAY, seat.match.link(other).path(), seat.heard.toString());
      }
    }
  }
}

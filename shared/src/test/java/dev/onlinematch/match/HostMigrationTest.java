package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The host leaves, dies or falls asleep, and the match goes on. */
class HostMigrationTest {

  private final Table table = new Table(1);

  @Test
  void whenTheHostLeavesTheLowestNumberTakesOverAndNumbersStay() {
    List<Seat> seats = table.play(4);
    seats.get(0).match.leave();
    table.settle();

    for (Seat seat : seats.subList(1, 4)) {
      assertEquals(List.of("p2", "p3", "p4"), seat.roster());
      assertEquals(1, seat.timesHeard("hostChanged p2"), seat.heard.toString());
      assertEquals(new PeerId(2), seat.match.host().peerId());
      assertEquals(MatchState.READY, seat.state());
      assertEquals(List.of(), seat.errors());
    }
    assertTrue(seats.get(1).match.isHost());
    assertEquals(new PeerId(4), seats.get(3).peerId());
  }

  @Test
  void theNextHostLetsOthersInAndGivesNoNumberTwice() {
    List<Seat> seats = table.play(3);
    seats.get(2).match.leave();
    table.settle();
    seats.get(0).match.leave();
    table.settle();
    Seat late = table.seat("late");
    late.joins(seats.get(1));
    table.settle();

    assertEquals(List.of("p2", "late"), late.roster());
    assertEquals(new PeerId(4), late.peerId());
    assertEquals(MatchState.READY, late.state());
  }

  @Test
  void whoJoinedLateGivesNoNumberThatSomebodyHadBefore() {
    List<Seat> seats = table.play(3);
    seats.get(1).match.leave();
    seats.get(2).match.leave();
    table.settle();
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.settle();
    seats.get(0).match.leave();
    table.settle();
    Seat later = table.seat("later");
    later.joins(late);
    table.settle();

    assertEquals(new PeerId(4), late.peerId());
    assertEquals(new PeerId(5), later.peerId());
  }

  @Test
  void whilePlayingItGoesOn() {
    List<Seat> seats = table.play(3);
    seats.get(0).match.startPlaying();
    table.settle();
    seats.get(0).match.leave();
    table.settle();

    for (Seat seat : seats.subList(1, 3)) {
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals("p2", seat.match.host().username());
    }
    Seat late = table.seat("late");
    late.joins(seats.get(1));
    table.settle();
    assertEquals(List.of("CLIENT_JOIN_ERROR"), late.errors());
  }

  @Test
  void theStartOfPlayReachesAllWhateverBecomesOfTheHostAndOfLinks() {
    List<Seat> seats = table.play(3);
    table.network.breakPath("p1", "p2");
    seats.get(0).match.startPlaying();
    seats.get(0).match.leave();
    table.settle();

    for (Seat seat : seats.subList(1, 3)) {
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals(1, seat.timesHeard("playingStarted"));
      assertEquals("p2", seat.match.host().username());
    }
  }

  @Test
  void whatTheNextHostSaysReachesAFormerHostWhoHasNotHeardOfTheChange() {
    List<Seat> seats = table.play(3);
    Seat former = seats.get(0);
    Seat next = seats.get(2);
    cutOff(seats, 0);
    table.time.advance(14_000);
    for (Seat seat : seats) {
      table.network.heal("p1", seat.name);
    }
    table.time.advance(20_000);
    assertEquals("p2", former.match.host().username());
    // The server tells the one after much later than the link does.
    table.nakama.setLatencyMs("p1", 2_000);
    next.match.addListener(
        new OnlineMatchListener() {
          @Override
          public void hostChanged(Player host) {
            next.says(former, Delivery.RELIABLE, "first words");
          }
        });
    former
        .match
        .messages()
        .setReceiver(
            (from, delivery, payload) ->
                former.heard.add("from " + from + " host " + former.match.host().peerId()));
    seats.get(1).match.leave();
    table.time.advance(20_000);

    assertTrue(former.hasHeard("from 3 host 3"), former.heard.toString());
  }

  @Test
  void whenTwoHostsLeaveAtOnceAllAgreeOnTheThird() {
    List<Seat> seats = table.play(4);
    seats.get(1).match.leave();
    seats.get(0).match.leave();
    table.settle();

    for (Seat seat : seats.subList(2, 4)) {
      assertEquals("p3", seat.match.host().username());
      assertEquals(List.of("p3", "p4"), seat.roster());
    }
  }

  @Test
  void aSilentHostIsReplacedWhenMoreThanHalfComplain() {
    List<Seat> seats = table.play(4);
    seats.get(0).match.startPlaying();
    table.settle();
    cutOff(seats, 0);
    table.time.advance(12_000);

    for (Seat seat : seats) {
      assertEquals("p2", seat.match.host().username(), seat.name);
      assertEquals(1, seat.timesHeard("hostChanged p2"));
    }
    assertFalse(seats.get(0).match.isHost());
    table.time.advance(60_000);
    for (Seat seat : seats.subList(1, 4)) {
      assertEquals(List.of("p2", "p3", "p4"), seat.roster());
      assertEquals(MatchState.PLAYING, seat.state());
    }
    assertEquals(MatchState.LOBBY, seats.get(0).state());
    assertEquals(1, seats.get(0).errors().size());
  }

  @Test
  void aHostWhoWakesUpInTimeStaysAsAPlayer() {
    List<Seat> seats = table.play(4);
    cutOff(seats, 0);
    table.time.advance(14_000);
    for (Seat seat : seats) {
      table.network.heal("p1", seat.name);
    }
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3", "p4"), seat.roster(), seat.heard.toString());
      assertEquals("p2", seat.match.host().username());
      assertEquals(MatchState.READY, seat.state());
    }
  }

  @Test
  void oneBadLinkToTheHostDeposesNobody() {
    List<Seat> seats = table.play(4);
    table.network.cut("p1", "p4");
    table.time.advance(70_000);

    for (Seat seat : seats.subList(0, 3)) {
      assertEquals("p1", seat.match.host().username());
      assertEquals(List.of("p1", "p2", "p3"), seat.roster());
    }
    assertEquals(List.of("LINK_FAILED"), seats.get(3).errors());
  }

  @Test
  void aSleepingPlayerGoesAndTakesNobodyAlong() {
    List<Seat> seats = table.play(4);
    cutOff(seats, 1);
    table.time.advance(70_000);

    for (Seat seat : List.of(seats.get(0), seats.get(2), seats.get(3))) {
      assertEquals(List.of("p1", "p3", "p4"), seat.roster(), seat.heard.toString());
    }
    assertEquals(MatchState.LOBBY, seats.get(1).state());
  }

  @Test
  void whatTheNextHostSaysBeforeTheOthersSeeWhyIsNotLost() {
    List<Seat> seats = table.play(3);
    // The server is much slower than the link, and slower for one than for the other.
    table.nakama.setLatencyMs("p3", 800);
    seats
        .get(1)
        .match
        .addListener(
            new OnlineMatchListener() {
              @Override
              public void hostChanged(Player host) {
                assertTrue(seats.get(1).match.isHost());
                seats.get(1).says(seats.get(2), Delivery.RELIABLE, "first words");
              }
            });
    Seat two = seats.get(2);
    two.match
        .messages()
        .setReceiver(
            (from, delivery, payload) ->
                two.heard.add("from " + from + " host " + two.match.messages().hostPeerId()));
    seats.get(0).match.leave();
    table.settle();

    assertTrue(two.hasHeard("from 2 host 2"), two.heard.toString());
  }

  @Test
  void aMemberWhoClaimsToBeHostIsNotBelievedBecauseAnotherIsAway() {
    List<Seat> seats = List.of(table.seat("p1"), table.seat("p2"), table.seat("p3"));
    seats.forEach(seat -> seat.searches(3, 3));
    table.settle();
    Seat host = seats.stream().filter(seat -> seat.match.isHost()).findFirst().orElseThrow();
    List<Seat> others = seats.stream().filter(seat -> seat != host).toList();
    Seat liar = others.get(0);
    // Whoever had come later than the others, and missed that they replaced him, knows by now.
    table.time.advance(32_000);
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (Player player : liar.match.players()) {
      entries.add(
          new RosterUpdate.Entry(player.sessionId(), player.peerId(), player.username(), false));
    }
    others.get(1).signalling.close();
    table.settle();
    liar.tells(new RosterUpdate(2, 99, false, false, 4, entries));
    table.time.advance(40_000);

    assertEquals(0, host.timesHeard("hostChanged"), host.heard.toString());
    for (Seat seat : List.of(host, liar)) {
      assertEquals(host.name, seat.match.host().username());
      assertEquals(2, seat.roster().size(), seat.heard.toString());
      assertEquals(MatchState.READY, seat.state());
    }
  }

  @Test
  void aMemberWhoClaimsToBeHostForNoReasonIsNotBelieved() {
    List<Seat> seats = table.play(3);
    Seat mallory = seats.get(2);
    RosterUpdate forged =
        new RosterUpdate(
            7,
            99,
            false,
            false,
            9,
            List.of(
                new RosterUpdate.Entry(
                    seats.get(1).match.mySessionId(), new PeerId(2), "p2", false),
                new RosterUpdate.Entry(
                    mallory.match.mySessionId(), new PeerId(3), "mallory", false)));
    mallory.tells(forged);
    mallory.tells(new LinkReport(seats.get(0).match.mySessionId(), true));
    mallory.tells(forged);
    table.time.advance(20_000);

    for (Seat seat : seats.subList(0, 2)) {
      assertEquals("p1", seat.match.host().username());
      assertEquals(List.of("p1", "p2", "p3"), seat.roster());
      assertTrue(seat.match.drops().of(MatchDrop.NOT_THE_HOST) > 0);
    }
  }

  private void cutOff(List<Seat> seats, int who) {
    for (int i = 0; i < seats.size(); i++) {
      if (i != who) {
        table.network.cut(seats.get(who).name, seats.get(i).name);
      }
    }
  }

  @Test
  void aHostWhoIsCutOffAndHasNotNoticedPartsFromNobody() {
    List<Seat> seats = table.play(3);
    Seat host = seats.get(0);
    Seat mallory = seats.get(1);
    Seat bob = seats.get(2);
    mallory.tells(new LinkReport(bob.match.mySessionId(), false));
    table.time.advance(100);
    setOffline(host, true);
    table.time.advance(8_000);
    assertEquals(List.of("p1", "p2", "p3"), host.roster());

    setOffline(host, false);
    table.time.advance(20_000);
    // The verdict counts now that all have heard of it.
    assertEquals(List.of("p1", "p2"), host.roster());
    assertEquals(List.of("p1", "p2"), mallory.roster());
    assertFalse(bob.errors().isEmpty());
  }

  @Test
  void aNextHostWhomMostCannotReachGoesHimself() {
    List<Seat> seats = table.play(4);
    Seat next = seats.get(1);
    List<Seat> others = seats.subList(2, 4);
    for (Seat other : others) {
      table.network.cut(next.name, other.name);
    }
    // Both links are given up, and the host has not said yet who goes.
    table.time.advance(35_150);
    assertEquals(4, seats.get(0).roster().size());
    seats.get(0).match.leave();
    table.time.advance(5_000);

    assertTrue(next.hasHeard("hostChanged p2"), next.heard.toString());
    assertEquals(List.of("LINK_FAILED"), next.errors());
    assertEquals(List.of(), next.roster());
    for (Seat seat : others) {
      assertEquals(List.of("p3", "p4"), seat.roster(), seat.heard.toString());
      assertEquals("p3", seat.match.host().username());
      assertEquals(List.of(), seat.errors());
    }
    Talk.isHeardByAll(table, others);
  }

  private void setOffline(Seat seat, boolean isOffline) {
    table.nakama.setOffline(seat.name, isOffline);
    table.network.setOffline(seat.name, isOffline);
  }
}

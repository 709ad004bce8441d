package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects of the original that ours does not have: those who are in a match stay of one mind. */
class DefectsOfStayTest {

  private final Table table = new Table(2);

  @Test
  void d3PlayingStaysPlayingThroughLeavesAndRepairs() {
    List<Seat> seats = table.play(4);
    seats.get(0).match.startPlaying();
    table.settle();
    seats.forEach(seat -> seat.heard.clear());
    table.network.between("p1", "p2").channels().get(1).close();
    table.settle();
    seats.get(3).match.leave();
    table.settle();

    for (Seat seat : seats.subList(0, 3)) {
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals(0, seat.timesHeard("match"), seat.heard.toString());
      assertTrue(seat.hasHeard("playerLeft p4 LEFT"));
    }
  }

  @Test
  void d4NobodyConnectsToHimself() {
    List<Seat> seats = table.play(4);

    for (Seat seat : seats) {
      assertEquals(3, table.network.openConnectionsOf(seat.name).size());
      assertFalse(seat.hasHeard("webrtcPeerAdded " + seat.name));
    }
    assertEquals(12, table.network.made());
  }

  @Test
  void d10SomebodyWithoutALinkCanLeave() {
    List<Seat> seats = table.matched(3);
    table.nakama.cut(seats.get(2).name);
    table.settle();

    assertEquals(List.of(), seats.get(0).errors());
  }

  @Test
  void d12SignallingIsAddressedBatchedAndSmall() {
    List<Seat> seats = table.play(4);
    int frames = table.nakama.frames().matchDataSent();

    // Per pair an offer, an answer, and candidates of each side; per joiner a request and a roster.
    assertEquals(6 * 4 + 3 * 2, frames);
    assertTrue(table.nakama.frames().largestSentBytes() <= 4096);
    assertEquals(4, seats.size());
  }

  @Test
  void d12TenPlayersAtOnceDoNotOverrunAnybodysQueue() {
    Table large = table.with(table.options().withPlayers(2, 10));
    Seat host = large.seat("host");
    host.createsMatch();
    large.settle();
    List<Seat> joiners = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      joiners.add(large.seat("j" + i));
    }
    joiners.forEach(joiner -> joiner.joins(host));
    large.time.advance(10_000);

    assertEquals(MatchState.READY, host.state(), host.heard.toString());
    for (Seat joiner : joiners) {
      assertEquals(MatchState.READY, joiner.state(), joiner.heard.toString());
      assertEquals(host.roster(), joiner.roster());
    }
    assertTrue(large.nakama.frames().largestSentBytes() <= 4096);
  }

  @Test
  void d13PlayStartsForEveryoneAndBeforeTheHostsFirstMessage() {
    List<Seat> seats = table.play(3);
    Seat host = seats.get(0);
    Seat two = seats.get(1);
    two.match
        .messages()
        .setReceiver((from, delivery, payload) -> two.heard.add("message in " + two.state()));
    host.match.startPlaying();
    host.says(two, Delivery.RELIABLE, "go");
    table.settle();

    for (Seat seat : seats) {
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals(1, seat.timesHeard("playingStarted"));
    }
    int started = two.heard.indexOf("playingStarted");
    assertEquals("message in PLAYING", two.heard.get(started + 1));
  }

  @Test
  void d13OnlyTheHostStartsAndOnlyAReadyMatch() {
    List<Seat> seats = table.play(2);
    Seat lonely = table.seat("lonely");
    lonely.createsMatch();
    table.settle();

    assertThrows(IllegalStateException.class, seats.get(1).match::startPlaying);
    assertThrows(IllegalStateException.class, lonely.match::startPlaying);
  }

  @Test
  void d17NumbersAndRostersStayConsistentThroughJoinsAndLeaves() {
    List<Seat> seats = new ArrayList<>(table.play(4));
    Seat host = seats.get(0);
    for (int i = 0; i < 6; i++) {
      seats.remove(1).match.leave();
      Seat next = table.seat("n" + i);
      next.joins(host);
      seats.add(next);
      table.settle();
    }

    for (Seat seat : seats) {
      assertEquals(host.roster(), seat.roster());
      assertEquals(host.match.playersByPeerId(), seat.match.playersByPeerId());
      assertEquals(MatchState.READY, seat.state());
    }
    assertEquals(new PeerId(10), seats.get(3).peerId(), "no number was given twice");
  }

  @Test
  void d17ARosterThatCrossesALeaveDoesNotBringAnybodyBack() {
    for (int offsetMs = 0; offsetMs <= 400; offsetMs += 20) {
      Table crossing = new Table(offsetMs);
      List<Seat> seats = crossing.play(3);
      Seat late = crossing.seat("late");
      crossing.nakama.setLatencyMs(100);
      late.joins(seats.get(0));
      crossing.time.advance(offsetMs);
      seats.get(2).match.leave();
      crossing.settle();

      assertEquals(1, seats.get(1).timesHeard("playerJoined p3"), seats.get(1).heard.toString());
      assertEquals(List.of("p1", "p2", "late"), seats.get(1).roster());
    }
  }

  @Test
  void d18EitherSideOfADeadLinkCanStartItsRepair() {
    List<Seat> seats = table.play(2);
    for (Seat onlyOneWhoNotices : seats) {
      table.network.setDeaf(onlyOneWhoNotices.name, true);
      table.time.advance(7_000);
      table.network.setDeaf(onlyOneWhoNotices.name, false);
      table.time.advance(15_000);
      for (Seat seat : seats) {
        assertEquals(MatchState.READY, seat.state(), seat.heard.toString());
      }
    }
  }

  @Test
  void d19ForcedSetsThePolicyAndDisabledAsksNoTurnServer() {
    table.with(table.options().withNetworkRelay(NetworkRelay.FORCED)).play(2);
    assertEquals(
        IceTransportPolicy.RELAY,
        table.network.between("p1", "p2").configuration().iceTransportPolicy());

    Table disabled = new Table(3);
    disabled.with(disabled.options().withNetworkRelay(NetworkRelay.DISABLED)).play(2);
    var configuration = disabled.network.between("p1", "p2").configuration();
    assertEquals(IceTransportPolicy.ALL, configuration.iceTransportPolicy());
    assertTrue(configuration.iceServers().stream().noneMatch(server -> server.isTurn()));
  }
}

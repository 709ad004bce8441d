package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.RepairRequest;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.transport.PeerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects of the original that ours does not have: who is believed, and about what. */
class DefectsOfTrustTest {

  private final Table table = new Table(2);

  @Test
  void d9AStrangerWithTheMatchIdChangesNothing() {
    List<Seat> seats = table.searching(2);
    table.time.advance(10_000);
    seats.forEach(seat -> seat.heard.clear());
    Stranger mallory = new Stranger(table, "mallory").enters(seats.get(0).match.matchId());
    mallory.tellsAll(new LinkOffer(1, 1, "v=0"));
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals(List.of(), seat.heard);
      assertEquals(MatchState.READY, seat.state());
      assertTrue(seat.match.drops().of(MatchDrop.STRANGER) > 0);
    }
  }

  @Test
  void d9AStrangerWhoAsksForAPlaceInAMatchedMatchIsRefusedInWords() {
    List<Seat> seats = table.searching(2);
    table.time.advance(10_000);
    Seat bob = table.seat("bob");
    bob.joins(seats.get(0));
    table.settle();

    assertTrue(bob.hasHeard("error CLIENT_JOIN_ERROR Sorry! This match is closed to others."));
    assertEquals(2, seats.get(0).roster().size());
  }

  @Test
  void d11OnlyTheHostIsBelievedAboutTheRoster() {
    List<Seat> seats = table.play(3);
    Stranger mallory = new Stranger(table, "mallory").enters(seats.get(0).match.matchId());
    mallory.tellsAll(
        new RosterUpdate(
            9,
            99,
            true,
            false,
            2,
            List.of(new RosterUpdate.Entry(mallory.sessionId(), new PeerId(1), "mallory", false))));
    mallory.tellsAll(new JoinRefusal(1));
    table.settle();

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3"), seat.roster());
      assertEquals(MatchState.READY, seat.state());
      assertEquals(2, seat.match.drops().of(MatchDrop.NOT_THE_HOST));
      assertEquals(List.of(), seat.errors());
    }
  }

  @Test
  void d11NobodyCanAskForTheRepairOfALinkThatIsNotHis() {
    List<Seat> seats = table.play(2);
    seats.forEach(seat -> seat.heard.clear());
    Stranger mallory = new Stranger(table, "mallory").enters(seats.get(0).match.matchId());
    mallory.tellsAll(new RepairRequest(1, RepairRequest.Kind.NEW_CONNECTION));
    table.settle();

    seats.forEach(seat -> assertEquals(List.of(), seat.heard));
    assertEquals(2, table.network.made());
  }

  @Test
  void d13AStartBySomebodyElseIsNoStart() {
    List<Seat> seats = table.play(3);
    // What a cheating member would send: the match's own frame over his link.
    table.network.between("p2", "p3").channels().get(1).send(new byte[] {2, 1, 1});
    table.settle();

    assertEquals(MatchState.READY, seats.get(2).state());
    assertEquals(1, seats.get(2).match.drops().of(MatchDrop.NOT_THE_HOST));
  }

  @Test
  void d15EventsOfAnotherMatchAreIgnored() {
    List<Seat> seats = table.play(2);
    Seat elsewhere = table.seat("elsewhere");
    elsewhere.createsMatch();
    table.settle();
    Seat two = seats.get(1);
    // The old match goes on talking while the new one is entered.
    two.joins(elsewhere);
    seats.get(0).match.leave();
    table.settle();

    assertEquals(List.of(), two.errors());
    assertEquals(List.of("elsewhere", "p2"), two.roster());
  }

  @Test
  void d20MalformedControlMessagesAreCounted() {
    List<Seat> seats = table.play(2);
    seats.forEach(seat -> seat.heard.clear());
    Stranger mallory = new Stranger(table, "mallory").enters(seats.get(0).match.matchId());
    for (int opCode = SignalCodec.OP_WEBRTC_PEER_METHOD;
        opCode <= SignalCodec.OP_JOIN_SUCCESS + 1;
        opCode++) {
      mallory.tellsAll(opCode, new byte[0]);
      mallory.tellsAll(opCode, new byte[] {1});
      mallory.tellsAll(opCode, "{\"target\":7}".getBytes(Table.UTF_8));
    }
    table.settle();

    for (Seat seat : seats) {
      assertEquals(List.of(), seat.heard);
      assertEquals(15, seat.match.drops().of(MatchDrop.MALFORMED));
    }
  }
}

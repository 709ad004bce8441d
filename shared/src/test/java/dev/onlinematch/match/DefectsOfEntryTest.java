package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects of the original that ours does not have: how somebody gets into a match, or does not. */
class DefectsOfEntryTest {

  private final Table table = new Table(2);

  @Test
  void d1AnOldMatchDoesNotWipeTheNewOne() {
    List<Seat> seats = table.play(2);
    Seat two = seats.get(1);
    Seat other = table.seat("other");
    other.createsMatch();
    table.settle();

    // Three changes of mind in one breath.
    two.createsMatch();
    two.searches(2, 2);
    two.joins(other);
    table.settle();

    assertEquals(other.match.matchId(), two.match.matchId());
    assertEquals(MatchState.READY, two.state());
    assertEquals(List.of("p1"), seats.get(0).roster());
    assertEquals(0, two.timesHeard("matchCreated"));
  }

  @Test
  void d1AnAnswerToAnAbandonedQuestionIsDroppedAndGivenBack() {
    Seat alice = table.seat("alice");
    Seat bob = table.seat("bob");
    alice.createsMatch();
    table.settle();
    table.nakama.setLatencyMs(500);
    bob.joins(alice);
    table.time.advance(600);
    bob.match.leave();
    table.settle();

    assertEquals(List.of(), bob.heard);
    assertNull(bob.match.matchId());
    assertEquals(MatchState.LOBBY, bob.state());
    assertEquals(1, table.nakama.engine().members().presences(alice.match.matchId()).size());
  }

  @Test
  void d2ALateJoinerGetsExactlyOneAnswer() {
    List<Seat> seats = table.play(2);
    seats.get(0).match.startPlaying();
    table.settle();
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.time.advance(30_000);

    assertEquals(List.of("CLIENT_JOIN_ERROR"), late.errors());
    assertEquals(0, late.timesHeard("playerJoined"));
    assertEquals(List.of("p1", "p2"), seats.get(0).roster());
  }

  @Test
  void d2ARefusedJoinerBurnsNoNumber() {
    List<Seat> seats = new ArrayList<>(table.play(4));
    for (int i = 0; i < 3; i++) {
      table.seat("late" + i).joins(seats.get(0));
      table.settle();
    }
    seats.get(3).match.leave();
    table.settle();
    Seat next = table.seat("next");
    next.joins(seats.get(0));
    table.settle();

    assertEquals(new PeerId(5), next.peerId());
  }

  @Test
  void d5ALinkThatNeverComesUpEndsInANamedReason() {
    table.network.cut("p1", "p2");
    Seat one = table.seat("p1");
    Seat two = table.seat("p2");
    one.createsMatch();
    table.settle();
    two.joins(one);
    table.time.advance(60_000);

    assertEquals(List.of("LINK_FAILED"), two.errors());
    assertEquals(MatchState.LOBBY, two.state());
    assertEquals(List.of("p1"), one.roster());
    assertEquals(MatchState.WAITING_FOR_ENOUGH_PLAYERS, one.state());
  }

  @Test
  void d5OfAPairThatCannotLinkTheOneWhoCameLaterGoes() {
    List<Seat> seats = new ArrayList<>(table.play(2));
    table.network.cut("p2", "p3");
    Seat three = table.seat("p3");
    three.joins(seats.get(0));
    table.time.advance(60_000);

    assertEquals(List.of("LINK_FAILED"), three.errors());
    assertEquals(List.of("p1", "p2"), seats.get(0).roster());
    assertEquals(MatchState.READY, seats.get(1).state());
  }

  @Test
  void d6AMatchedPlayerWhoNeverComesIsDropped() {
    List<Seat> seats = table.matched(3);
    Seat absent = seats.get(2);
    table.time.advance(30_000);

    for (Seat seat : seats.subList(0, 2)) {
      assertEquals(2, seat.roster().size(), seat.heard.toString());
      assertTrue(seat.hasHeard("playerLeft " + absent.name + " NEVER_CAME"));
      assertEquals(MatchState.READY, seat.state());
    }
  }

  @Test
  void d6AloneAfterTheOthersNeverCameIsANamedError() {
    List<Seat> seats = table.matched(2);
    table.time.advance(30_000);

    assertEquals(List.of("MATCHED_PLAYER_NEVER_CAME"), seats.get(0).errors());
    assertEquals(MatchState.LOBBY, seats.get(0).state());
  }

  @Test
  void d6AMatchedHostWhoNeverComesIsReplaced() {
    List<Seat> seats = table.searching(3);
    Seat absent = loseTheHostOf(seats);
    table.time.advance(40_000);

    for (Seat seat : seats) {
      if (seat != absent) {
        assertEquals(2, seat.roster().size(), seat.heard.toString());
        assertTrue(seat.hasHeard("playerLeft " + absent.name + " NEVER_CAME"));
        assertEquals(MatchState.READY, seat.state());
      }
    }
  }

  @Test
  void d6WithoutMigrationAMatchedHostWhoNeverComesIsANamedError() {
    table.with(table.options().withHostMigration(false));
    List<Seat> seats = table.searching(3);
    Seat absent = loseTheHostOf(seats);
    table.time.advance(40_000);

    for (Seat seat : seats) {
      if (seat != absent) {
        assertEquals(1, seat.errors().size(), seat.heard.toString());
        assertEquals(MatchState.LOBBY, seat.state());
      }
    }
  }

  @Test
  void d7AHostWhoNeverAnswersIsANamedError() {
    // A match in which nobody is host: only a stranger sits there.
    Seat alice = table.seat("alice");
    alice.createsMatch();
    table.settle();
    MatchId matchId = alice.match.matchId();
    new Stranger(table, "stranger").enters(matchId);
    alice.match.leave();
    table.settle();
    Seat bob = table.seat("bob");
    bob.match.joinMatch(bob.signalling, matchId);
    table.time.advance(11_000);

    assertEquals(List.of("HOST_NEVER_ANSWERED"), bob.errors());
    assertEquals(MatchState.LOBBY, bob.state());
  }

  @Test
  void d7AHostWhoAnswersLateIsStillHeard() {
    Seat alice = table.seat("alice");
    Seat bob = table.seat("bob");
    alice.createsMatch();
    table.settle();
    table.nakama.loseNetwork("alice");
    bob.joins(alice);
    table.time.advance(3_000);
    table.nakama.findNetwork("alice");
    table.settle();

    assertEquals(MatchState.READY, bob.state());
    assertEquals(1, alice.timesHeard("playerJoined bob"));
  }

  @Test
  void d16AVersionWithDotsAndDashesFindsItsLikeAndNoOther() {
    String version = "v1.2-rc/3 (main):\"x\"";
    table.with(table.options().withClientVersion(version));
    Seat one = table.seat("one");
    Seat two = table.seat("two");
    table.with(table.options().withClientVersion("v1"));
    Seat old = table.seat("old");
    List.of(one, two, old).forEach(seat -> seat.searches(2, 2));
    table.time.advance(10_000);

    assertEquals(MatchState.READY, one.state());
    assertEquals(MatchState.READY, two.state());
    assertEquals(MatchState.MATCHING, old.state());
  }

  @Test
  void d21TwoWhoJoinAtOnceFindEachOther() {
    for (int seed = 0; seed < 50; seed++) {
      Table crowded = new Table(seed);
      Seat host = crowded.seat("host");
      host.createsMatch();
      crowded.settle();
      List<Seat> joiners = List.of(crowded.seat("one"), crowded.seat("two"), crowded.seat("three"));
      for (Seat joiner : joiners) {
        joiner.joins(host);
        crowded.time.advance(seed % 7);
      }
      crowded.time.advance(8_000);

      for (Seat joiner : joiners) {
        assertEquals(MatchState.READY, joiner.state(), "seed " + seed + ": " + joiner.heard);
        assertEquals(host.roster(), joiner.roster(), "seed " + seed);
      }
    }
  }

  /** Whoever is named host loses the network before entering the match. */
  private Seat loseTheHostOf(List<Seat> seats) {
    Seat[] absent = new Seat[1];
    seats.forEach(
        seat ->
            seat.match.addListener(
                new OnlineMatchListener() {
                  @Override
                  public void matchmakerMatched(List<Player> players) {
                    if (seat.match.isHost()) {
                      absent[0] = seat;
                      table.nakama.loseNetwork(seat.name);
                    }
                  }
                }));
    table.time.advance(8_000);
    return absent[0];
  }
}

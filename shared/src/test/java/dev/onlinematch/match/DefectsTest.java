package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.RepairRequest;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test or more for each defect of the original that ours does not have: D1 to D21. */
class DefectsTest {

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
    List<Seat> seats = matched(3);
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
    List<Seat> seats = matched(2);
    table.time.advance(30_000);

    assertEquals(List.of("MATCHED_PLAYER_NEVER_CAME"), seats.get(0).errors());
    assertEquals(MatchState.LOBBY, seats.get(0).state());
  }

  @Test
  void d6AMatchedHostWhoNeverComesIsReplaced() {
    List<Seat> seats = searching(3);
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
    List<Seat> seats = searching(3);
    Seat absent = loseTheHostOf(seats);
    table.time.advance(40_000);

    for (Seat seat : seats) {
      if (seat != absent) {
        assertEquals(1, seat.errors().size(), seat.heard.toString());
        assertEquals(MatchState.LOBBY, seat.state());
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
  void d9AStrangerWithTheMatchIdChangesNothing() {
    List<Seat> seats = searching(2);
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
    List<Seat> seats = searching(2);
    table.time.advance(10_000);
    Seat bob = table.seat("bob");
    bob.joins(seats.get(0));
    table.settle();

    assertTrue(bob.hasHeard("error CLIENT_JOIN_ERROR Sorry! This match is closed to others."));
    assertEquals(2, seats.get(0).roster().size());
  }

  @Test
  void d10SomebodyWithoutALinkCanLeave() {
    List<Seat> seats = matched(3);
    table.nakama.cut(seats.get(2).name);
    table.settle();

    assertEquals(List.of(), seats.get(0).errors());
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

  /** So many who search together, none of whom has been matched yet. */
  private List<Seat> searching(int players) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 1; i <= players; i++) {
      seats.add(table.seat("m" + i));
    }
    seats.forEach(seat -> seat.searches(players, players));
    return seats;
  }

  /**
   * So many who were matched, of whom the last in order of peer id loses the network before it
   * joins.
   */
  private List<Seat> matched(int players) {
    List<Seat> seats = new ArrayList<>(searching(players));
    for (Seat seat : seats) {
      seat.match.addListener(
          new OnlineMatchListener() {
            @Override
            public void matchmakerMatched(List<Player> all) {
              if (seat.peerId().value() == players) {
                table.nakama.loseNetwork(seat.name);
              }
            }
          });
    }
    table.time.advance(6_000);
    seats.sort((one, other) -> one.peerId().compareTo(other.peerId()));
    return seats;
  }
}

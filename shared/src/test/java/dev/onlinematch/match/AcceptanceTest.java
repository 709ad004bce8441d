package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.LinkPath;
import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a player of the original would check from outside, in the order of its list. */
class AcceptanceTest {

  private final Table table = new Table(1);

  @Test
  void creatingAMatchMakesMeItsHostInTheLobby() {
    Seat alice = table.seat("alice");
    alice.createsMatch();
    table.settle();

    assertEquals(
        List.of("matchCreated", "playerJoined alice 1", "playerStatusChanged alice CONNECTED"),
        alice.heard);
    assertEquals(MatchState.LOBBY, alice.state());
    assertEquals(MatchMode.CREATE, alice.match.mode());
    assertTrue(alice.match.isHost());
  }

  @Test
  void aJoinerGetsTheNextNumberAndTheHostsRosterAndBothAreReadyAfterOneOffer() {
    Seat alice = table.seat("alice");
    Seat bob = table.seat("bob");
    alice.createsMatch();
    table.settle();
    bob.joins(alice);
    table.settle();

    assertEquals(new PeerId(2), bob.peerId());
    assertEquals(List.of("alice", "bob"), bob.roster());
    assertEquals(List.of("alice", "bob"), alice.roster());
    assertEquals(MatchState.READY, alice.state());
    assertEquals(MatchState.READY, bob.state());
    assertEquals(
        List.of(
            "matchJoined",
            "playerJoined alice 1",
            "playerJoined bob 2",
            "playerStatusChanged bob CONNECTED",
            "webrtcPeerAdded alice",
            "playerStatusChanged alice CONNECTED",
            "matchReady 2"),
        bob.heard);
    Seat smaller = session(alice).compareTo(session(bob)) < 0 ? alice : bob;
    Seat larger = smaller == alice ? bob : alice;
    var offers = table.network.between(smaller.name, larger.name).localDescriptions();
    assertEquals("[OFFER]", offers.stream().map(d -> d.type()).toList().toString());
    assertEquals(2, table.network.made());
  }

  @Test
  void aThirdJoinerMakesTheMatchUnreadyUntilEveryoneIsLinked() {
    List<Seat> seats = table.play(2);
    Seat carol = table.seat("carol");
    carol.joins(seats.get(0));
    table.settle();

    for (Seat seat : seats) {
      assertEquals(1, seat.timesHeard("matchNotReady"));
      assertTrue(seat.hasHeard("playerJoined carol 3"));
      assertTrue(seat.hasHeard("matchReady 3"));
    }
    assertEquals(MatchState.READY, carol.state());
    assertEquals(2, table.network.openConnectionsOf("carol").size());
  }

  @Test
  void fourWhoAreMatchedAgreeOnNumbersByTheRankOfTheirSessions() {
    List<Seat> seats = List.of(table.seat("a"), table.seat("b"), table.seat("c"), table.seat("d"));
    seats.forEach(seat -> seat.searches(4, 4));
    assertEquals(MatchState.MATCHING, seats.get(0).state());
    table.time.advance(10_000);

    List<Seat> byRank = seats.stream().sorted(Comparator.comparing(this::session)).toList();
    for (int rank = 0; rank < 4; rank++) {
      assertEquals(new PeerId(rank + 1), byRank.get(rank).peerId());
      assertEquals(MatchState.READY, byRank.get(rank).state());
      assertEquals(byRank.get(0).name, byRank.get(rank).match.host().username());
      assertTrue(byRank.get(rank).hasHeard("matchmakerMatched 4"));
    }
    assertEquals(MatchMode.MATCHMAKER, seats.get(0).match.mode());
  }

  @Test
  void aFullMatchRefusesTheNextAndNobodyElseNotices() {
    List<Seat> seats = table.play(4);
    seats.forEach(seat -> seat.heard.clear());
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.settle();

    assertEquals(List.of("CLIENT_JOIN_ERROR"), late.errors());
    assertTrue(late.hasHeard("error CLIENT_JOIN_ERROR Sorry! The match is full."));
    assertEquals(MatchState.LOBBY, late.state());
    seats.forEach(seat -> assertEquals(List.of(), seat.heard));
  }

  @Test
  void aMatchThatHasBegunRefusesTheNextAndNobodyElseNotices() {
    List<Seat> seats = table.play(2);
    seats.get(0).match.startPlaying();
    table.settle();
    seats.forEach(seat -> seat.heard.clear());
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.settle();

    assertTrue(late.hasHeard("error CLIENT_JOIN_ERROR Sorry! The match has already begun."));
    seats.forEach(seat -> assertEquals(List.of(), seat.heard));
  }

  @Test
  void anotherVersionIsRefusedAndNobodyElseNotices() {
    List<Seat> seats = table.play(2);
    seats.forEach(seat -> seat.heard.clear());
    Seat old = table.with(table.options().withClientVersion("0.9")).seat("old");
    old.joins(seats.get(0));
    table.settle();

    assertEquals(List.of("CLIENT_VERSION_ERROR"), old.errors());
    assertNull(old.match.matchId());
    seats.forEach(seat -> assertEquals(List.of(), seat.heard));
  }

  @Test
  void whenOneOfThreeLeavesTheMatchStaysReadyAndWithOneLeftItWaits() {
    List<Seat> seats = table.play(3);
    Seat host = seats.get(0);
    host.heard.clear();
    seats.get(2).match.leave();
    table.settle();
    assertEquals(MatchState.READY, host.state());
    assertEquals(List.of("webrtcPeerRemoved p3", "playerLeft p3 LEFT", "matchReady 2"), host.heard);

    host.heard.clear();
    seats.get(1).match.leave();
    table.settle();
    assertEquals(MatchState.WAITING_FOR_ENOUGH_PLAYERS, host.state());
    assertEquals(
        List.of("webrtcPeerRemoved p2", "playerLeft p2 LEFT", "matchNotReady"), host.heard);
  }

  @Test
  void whenTheHostLeavesAMatchWithoutMigrationEveryoneIsToldAndBackInTheLobby() {
    table.with(table.options().withHostMigration(false));
    List<Seat> seats = table.play(3);
    seats.get(0).match.leave();
    table.settle();

    for (Seat seat : seats.subList(1, 3)) {
      assertEquals(List.of("HOST_DISCONNECTED"), seat.errors());
      assertEquals(MatchState.LOBBY, seat.state());
      assertEquals(0, table.network.openConnectionsOf(seat.name).size());
    }
  }

  @Test
  void aConnectionThatDiesWhilePlayingIsReplacedAndPlayGoesOn() {
    List<Seat> seats = table.play(2);
    Seat one = seats.get(0);
    Seat two = seats.get(1);
    one.match.startPlaying();
    table.settle();
    one.heard.clear();
    two.heard.clear();
    table.network.between("p1", "p2").channels().get(1).close();
    table.settle();

    for (Seat seat : seats) {
      String other = seat == one ? "p2" : "p1";
      assertTrue(seat.hasHeard("playerStatusChanged " + other + " CONNECTING"));
      assertTrue(seat.hasHeard("playerStatusChanged " + other + " CONNECTED"));
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals(0, seat.timesHeard("match"));
    }
    one.says(two, Delivery.RELIABLE, "still here");
    table.settle();
    assertEquals(List.of("RELIABLE from 1: still here"), two.messages);
  }

  @Test
  void forcedTurnUsesTurnAlone() {
    table.with(table.options().withNetworkRelay(NetworkRelay.FORCED));
    List<Seat> seats = table.play(2);

    assertEquals(LinkPath.TURN, seats.get(0).match.link(new PeerId(2)).path());
    assertTrue(
        table.network.between("p1", "p2").remoteCandidates().stream()
            .allMatch(line -> line.contains(" typ relay")));
  }

  @Test
  void disabledTurnUsesNoTurn() {
    table.with(table.options().withNetworkRelay(NetworkRelay.DISABLED));
    List<Seat> seats = table.play(2);

    assertEquals(LinkPath.DIRECT, seats.get(0).match.link(new PeerId(2)).path());
    assertFalse(
        table.network.between("p1", "p2").remoteCandidates().stream()
            .anyMatch(line -> line.contains(" typ relay")));
  }

  @Test
  void aSocketThatIsClosedForGoodEndsTheMatch() {
    List<Seat> seats = table.play(2);
    seats.get(1).signalling.close();
    table.settle();
    assertTrue(seats.get(1).hasHeard("disconnected"));
    assertEquals(MatchState.LOBBY, seats.get(1).state());

    table.time.advance(table.options().timeouts().reconnectMs());
    assertTrue(seats.get(0).hasHeard("playerLeft p2 CONNECTION_LOST"));
  }

  @Test
  void leavingWhileSearchingGivesTheTicketBack() {
    Seat alice = table.seat("alice");
    Seat bob = table.seat("bob");
    alice.searches(2, 2);
    table.time.advance(500);
    assertTrue(alice.match.matchmakerTicket() != null);
    alice.match.leave();
    bob.searches(2, 2);
    table.time.advance(20_000);

    assertEquals(MatchState.LOBBY, alice.state());
    assertEquals(MatchState.MATCHING, bob.state());
    assertNull(alice.match.matchmakerTicket());
  }

  @Test
  void leavingCanCloseTheSocketToo() {
    List<Seat> seats = table.play(2);
    seats.get(1).match.leave(true);
    table.settle();

    assertFalse(seats.get(1).signalling.isOpen());
    assertTrue(seats.get(0).hasHeard("playerLeft p2 LEFT"));
    seats.get(0).match.leave(false);
    table.settle();
    assertTrue(seats.get(0).signalling.isOpen());
  }

  @Test
  void openingAMatchWhileInAnotherEndsInTheNewOne() {
    List<Seat> seats = table.play(2);
    MatchId before = seats.get(1).match.matchId();
    seats.get(1).createsMatch();
    table.settle();

    assertEquals(MatchMode.CREATE, seats.get(1).match.mode());
    assertEquals(List.of("p2"), seats.get(1).roster());
    assertFalse(seats.get(1).match.matchId().equals(before));
    assertTrue(seats.get(0).hasHeard("playerLeft p2 LEFT"));
  }

  @Test
  void aChannelOfTheGamesOwnIsPartOfTheFirstOffer() {
    Seat alice = table.seat("alice");
    Seat bob = table.seat("bob");
    DataChannelConfig own = new DataChannelConfig(42, "rollback", false, 0);
    for (Seat seat : List.of(alice, bob)) {
      seat.match.addListener(
          new OnlineMatchListener() {
            @Override
            public void webrtcPeerAdded(PeerConnection connection, Player player) {
              assertEquals(
                  0, table.network.openConnectionsOf(seat.name).get(0).localDescriptions().size());
              connection.createDataChannel(own);
            }
          });
    }
    alice.createsMatch();
    table.settle();
    bob.joins(alice);
    table.settle();

    var connection = table.network.between("alice", "bob");
    assertTrue(connection.channels().get(42).isOpen());
    assertEquals(1, connection.localDescriptions().size());
  }

  @Test
  void whoIsLetInTwiceByASlowHostIsToldToJoinAgain() {
    Seat alice = table.seat("alice");
    Seat bob = table.seat("bob");
    alice.createsMatch();
    table.settle();
    table.nakama.setLatencyMs("alice", 300);
    bob.joins(alice);
    table.time.advance(100);
    bob.joins(alice);
    table.settle();

    assertEquals(List.of("JOIN_MATCH_FAILED"), bob.errors());
    assertEquals(List.of("alice"), alice.roster());
    bob.joins(alice);
    table.settle();
    assertEquals(alice.roster(), bob.roster());
    assertEquals(MatchState.READY, bob.state());
  }

  @Test
  void whoLeavesInAHandlerHearsNothingMoreOfTheMatch() {
    List<Seat> seats = table.play(2);
    Seat one = seats.get(0);
    one.match.addListener(
        new OnlineMatchListener() {
          @Override
          public void playerLeft(Player player, LeaveReason reason) {
            one.match.leave();
          }
        });
    seats.get(1).match.leave();
    table.settle();

    assertTrue(one.hasHeard("playerLeft p2 LEFT"));
    assertEquals(0, one.timesHeard("matchNotReady"), one.heard.toString());
  }

  @Test
  void signallingForOthersIsNeverSeen() {
    List<Seat> seats = table.play(4);

    // Everything that reached a player was about him: nothing had to be thrown away.
    seats.forEach(seat -> assertEquals(0, seat.match.drops().total(), seat.name));
  }

  private SessionId session(Seat seat) {
    return seat.match.mySessionId();
  }
}

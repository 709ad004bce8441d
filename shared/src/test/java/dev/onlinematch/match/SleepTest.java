package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page stands still for a while, or finds itself in another network, and goes on. */
class SleepTest {

  private final Table table = new Table(1).withRelay();

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void whoSleepsForTwentySecondsIsInTheMatchAsBeforeAndHasMissedNothingReliable(PathPolicy policy) {
    List<Seat> seats = table.play(4, policy);
    Seat sleeper = seats.get(2);
    sleeper.match.setHidden(true);
    table.settle();
    sleeper.tab.sleep();
    List<String> expected = new ArrayList<>();
    for (int second = 0; second < 20; second++) {
      seats.get(0).says(sleeper, Delivery.RELIABLE, "n" + second);
      expected.add("RELIABLE from 1: n" + second);
      table.time.advance(1_000);
    }
    for (Seat seat : List.of(seats.get(0), seats.get(1), seats.get(3))) {
      assertTrue(seat.match.isHidden(new PeerId(3)), seat.heard.toString());
      assertTrue(seat.hasHeard("playerHidden p3 true"), seat.heard.toString());
    }
    wakeUp(sleeper);
    sleeper.match.setHidden(false);
    table.time.advance(3_000);

    assertEquals(expected, sleeper.messages);
    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3", "p4"), seat.roster(), seat.heard.toString());
      assertEquals(0, seat.timesHeard("playerReconnecting"), seat.heard.toString());
      assertEquals(0, seat.timesHeard("hostChanged"), seat.heard.toString());
      assertEquals(List.of(), seat.errors());
      assertFalse(seat.match.isHidden(new PeerId(3)));
      assertAllAreLinked(seat);
    }
    Talk.isHeardByAll(table, seats);
  }

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void aHostWhoSleepsForTooLongIsReplacedAndWakesUpAsAPlayer(PathPolicy policy) {
    List<Seat> seats = table.play(4, policy);
    seats.get(0).tab.sleep();
    table.time.advance(20_000);
    wakeUp(seats.get(0));
    table.time.advance(5_000);

    for (Seat seat : seats) {
      assertEquals(List.of("p1", "p2", "p3", "p4"), seat.roster(), seat.heard.toString());
      assertEquals("p2", seat.match.host().username(), seat.heard.toString());
      assertEquals(1, seat.timesHeard("hostChanged"), seat.heard.toString());
      assertEquals(List.of(), seat.errors());
      assertAllAreLinked(seat);
    }
    Talk.isHeardByAll(table, seats);
  }

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void aHostWhoDozesOffStaysHostAndNoLinkIsLost(PathPolicy policy) {
    List<Seat> seats = table.play(3, policy);
    int before = seats.get(1).timesHeard("playerStatusChanged");
    seats.get(0).tab.sleep();
    table.time.advance(4_000);
    wakeUp(seats.get(0));
    table.settle();

    for (Seat seat : seats) {
      assertEquals("p1", seat.match.host().username());
    }
    assertEquals(before, seats.get(1).timesHeard("playerStatusChanged"));
  }

  @Test
  void ofTwoWhoWakesUpDoesNotTakeHisOwnSleepForTheSilenceOfTheHost() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    seats.get(1).tab.sleep();
    table.time.advance(20_000);
    wakeUp(seats.get(1));
    table.settle();

    for (Seat seat : seats) {
      assertEquals("p1", seat.match.host().username(), seat.heard.toString());
      assertEquals(List.of("p1", "p2"), seat.roster());
    }
  }

  @Test
  void aHostWhoWakesUpDoesNotTakeOffWhoCameBackMeanwhile() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Resumption resumption = seats.get(2).vanishes();
    table.time.advance(25_000);
    seats.get(0).tab.sleep();
    table.time.advance(2_000);
    Seat again = table.resume("p3", resumption);
    table.time.advance(4_000);
    wakeUp(seats.get(0));
    table.settle();

    assertEquals(List.of("p1", "p2", "p3"), seats.get(0).roster(), seats.get(0).heard.toString());
    assertEquals(new PeerId(3), again.peerId());
  }

  @Test
  void inAnotherNetworkThePageLooksForNewWaysAtOnce() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    table.network.breakPath("p1", "p2");
    table.network.breakPath("p2", "p3");
    table.nakama.loseNetwork("p2");
    table.time.advance(100);
    table.nakama.findNetwork("p2");
    seats.get(1).match.checkConnections();
    table.time.advance(4_000);

    for (Seat seat : seats) {
      assertAllAreLinked(seat);
    }
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void aServerThatDoesNotAnswerToACheckIsLeftForAnotherConnection() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    table.nakama.loseNetwork("p2");
    seats.get(1).match.checkConnections();
    table.time.advance(2_900);
    assertEquals(0, seats.get(1).timesHeard("playerReconnecting p2"));
    table.nakama.findNetwork("p2");
    table.time.advance(1_000);

    assertEquals(1, seats.get(1).timesHeard("playerReconnecting p2"));
    assertEquals(1, seats.get(1).timesHeard("playerReconnected p2"));
    assertEquals(1, seats.get(0).timesHeard("playerReconnected p2"), seats.get(0).heard.toString());
  }

  @Test
  void whoseServerIsThereAgainDoesNotWaitForTheNextAttempt() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    table.nakama.setDown(true);
    table.time.advance(10_000);
    table.nakama.setDown(false);
    seats.get(1).match.checkConnections();
    table.time.advance(200);

    assertEquals(MatchState.PLAYING, seats.get(1).state());
    assertTrue(seats.get(1).signalling.isOpen());
  }

  @Test
  void aCheckThatFindsAllWellChangesNothing() {
    List<Seat> seats = table.play(3, PathPolicy.CLIENT_SERVER);
    List<String> before = List.copyOf(seats.get(0).heard);
    for (int i = 0; i < 20; i++) {
      seats.forEach(seat -> seat.match.checkConnections());
      table.time.advance(i * 100L);
    }
    table.settle();

    assertEquals(before, seats.get(0).heard);
  }

  @Test
  void whoComesLaterIsToldWhoIsHiddenAndAReloadIsSeenAgain() {
    List<Seat> seats = table.play(2);
    seats.get(1).match.setHidden(true);
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.settle();
    assertTrue(late.match.isHidden(new PeerId(2)));

    table.reload(seats.get(1));
    table.settle();

    assertFalse(late.match.isHidden(new PeerId(2)), late.heard.toString());
    assertEquals(1, late.timesHeard("playerHidden p2 false"));
  }

  private static void wakeUp(Seat seat) {
    seat.tab.wake(true);
    seat.match.checkConnections();
  }

  private static void assertAllAreLinked(Seat seat) {
    for (PeerId other : seat.match.messages().otherPeers()) {
      assertEquals(
          PlayerStatus.CONNECTED,
          seat.match.link(other).status(),
          seat.name + " to " + other + " " + seat.heard);
    }
  }
}

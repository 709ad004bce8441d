package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page is loaded again and comes back as the same player. */
class ReloadTest {

  private final Table table = new Table(1).withRelay();

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void aMemberWhilePlaying(PathPolicy policy) {
    List<Seat> seats = table.play(3, policy);
    seats.get(0).says(seats.get(1), Delivery.RELIABLE, "before");
    Seat back = reload(seats, 1);

    assertEquals(new PeerId(2), back.peerId());
    assertEquals(1, back.timesHeard("playingStarted"));
    assertEquals(MatchState.PLAYING, back.state());
    assertEquals(policy, back.match.pathPolicy());
    assertTogether(seats);
    for (Seat seat : List.of(seats.get(0), seats.get(2))) {
      assertEquals(1, seat.timesHeard("playerReconnecting p2"), seat.heard.toString());
      assertEquals(1, seat.timesHeard("playerReconnected p2 anew"), seat.heard.toString());
      assertEquals(0, seat.timesHeard("playerLeft"), seat.heard.toString());
      assertEquals(0, seat.timesHeard("hostChanged"), seat.heard.toString());
    }
    Talk.isHeardByAll(table, seats);
  }

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void theHostWhilePlayingIsOrdinaryAfterwards(PathPolicy policy) {
    List<Seat> seats = table.play(3, policy);
    Seat back = reload(seats, 0);

    assertEquals(PeerId.FIRST, back.peerId());
    assertTogether(seats);
    assertEquals("p2", back.match.host().username());
    for (Seat seat : seats.subList(1, 3)) {
      assertEquals(1, seat.timesHeard("hostChanged p2"), seat.heard.toString());
      int changed = seat.heard.indexOf("hostChanged p2");
      assertTrue(changed < seat.heard.indexOf("playerReconnected p1 anew"));
      assertEquals(0, seat.timesHeard("playerLeft"));
    }
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void aHiddenPageHearsOfItAtOnceAndSaysNothingToTheNewPageInTheMiddle() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    Seat hidden = seats.get(0);
    hidden.tab.setSlow(1_000);
    table.time.advance(1_000 - table.time.nowMs() % 1_000 + 1);
    Resumption resumption = seats.get(1).vanishes();
    Seat back = table.resume("p2", resumption);
    for (int i = 0; i < 100 && back.peerId() == null; i++) {
      table.time.advance(1);
    }

    // When the new page is let in, whatever is said to it is said by a game that knows of it.
    assertEquals(new PeerId(2), back.peerId());
    assertTrue(hidden.hasHeard("playerReconnected p2 anew"), hidden.heard.toString());
  }

  @Test
  void whomTheNextHostHasTakenOffBeforehandIsNotSaidToBeBack() {
    List<Seat> seats = table.play(3);
    Seat mallory = seats.get(1);
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (Seat seat : seats.subList(1, 3)) {
      Player player = seat.match.me();
      entries.add(
          new RosterUpdate.Entry(player.sessionId(), player.peerId(), player.username(), false));
    }
    mallory.tells(new RosterUpdate(1, 50, false, false, 4, entries));
    table.time.advance(20);
    reload(seats, 0);

    Seat bob = seats.get(2);
    assertEquals(1, bob.timesHeard("playerReconnecting p1"), bob.heard.toString());
    assertEquals(1, bob.timesHeard("playerLeft p1"), bob.heard.toString());
    assertEquals(0, bob.timesHeard("playerReconnected p1"), bob.heard.toString());
    assertEquals(List.of("p2", "p3"), bob.roster());
  }

  @Test
  void inTheLobby() {
    List<Seat> seats = table.play(3);
    reload(seats, 2);
    reload(seats, 0);

    assertTogether(seats);
    seats.forEach(seat -> assertEquals(MatchState.READY, seat.state(), seat.heard.toString()));
    Talk.isHeardByAll(table, seats);
    seats.get(1).match.startPlaying();
    table.settle();
    seats.forEach(seat -> assertEquals(MatchState.PLAYING, seat.state()));
  }

  @Test
  void inAMatchOfTheMatchmaker() {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Seat seat = table.seat("p" + (i + 1));
      seat.searches(3, 3);
      seats.add(seat);
    }
    table.time.advance(40_000);
    Seat before = seats.get(1);
    PeerId number = before.peerId();
    Seat back = reload(seats, 1);

    assertEquals(number, back.peerId());
    assertEquals(MatchMode.MATCHMAKER, back.match.mode());
    assertTogether(seats);
    Talk.isHeardByAll(table, seats);
  }

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void twoAtOnceOneOfThemTheHost(PathPolicy policy) {
    List<Seat> seats = table.play(4, policy);
    Resumption one = seats.get(0).match.resumption();
    Resumption three = seats.get(2).match.resumption();
    seats.get(0).signalling.close();
    seats.get(2).signalling.close();
    table.time.advance(50);
    seats.set(0, table.resume("p1", one));
    seats.set(2, table.resume("p3", three));
    table.time.advance(20_000);

    assertTogether(seats);
    assertEquals("p2", seats.get(0).match.host().username());
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void again() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    for (int i = 0; i < 4; i++) {
      reload(seats, 1);
      table.nakama.cut("p2");
      table.settle();
    }
    assertEquals(new PeerId(2), seats.get(1).peerId());
    assertTogether(seats);
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void whileTheServerIsDown() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Resumption resumption = seats.get(1).match.resumption();
    seats.get(1).signalling.close();
    table.nakama.setDown(true);
    table.time.advance(5_000);
    table.nakama.setDown(false);
    table.time.advance(3_000);
    seats.set(1, table.resume("p2", resumption));
    table.time.advance(20_000);

    assertTogether(seats);
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void tooLate() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Resumption resumption = seats.get(1).match.resumption();
    seats.get(1).signalling.close();
    table.time.advance(35_000);
    Seat back = table.resume("p2", resumption);
    table.settle();

    assertEquals(List.of("NOT_RESUMED"), back.errors());
    assertEquals(MatchState.LOBBY, back.state());
    assertEquals(List.of("p1", "p3"), seats.get(0).roster());
  }

  @Test
  void whenNobodyIsThereAnyMore() {
    List<Seat> seats = table.play(2, PathPolicy.MESH);
    Resumption resumption = seats.get(1).match.resumption();
    seats.forEach(seat -> seat.signalling.close());
    table.settle();
    Seat back = table.resume("p2", resumption);
    table.time.advance(40_000);

    assertEquals(List.of("NOT_RESUMED"), back.errors());
  }

  @Test
  void whoHasSaidFarewellDoesNotComeBack() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Resumption resumption = seats.get(1).match.resumption();
    seats.get(1).match.leave();
    table.settle();
    assertTrue(seats.get(0).hasHeard("playerLeft p2 LEFT"));
    Seat back = table.resume("p2", resumption);
    table.settle();

    assertEquals(List.of("NOT_RESUMED"), back.errors());
  }

  @Test
  void aCopyOfThePageTakesThePlace() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Seat before = seats.get(1);
    seats.set(1, table.resume("p2", before.match.resumption()));
    table.time.advance(20_000);

    assertEquals(List.of("NOT_RESUMED"), before.errors());
    assertTogether(seats);
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void anotherAccountCannotUseWhatIsRemembered() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Seat thief = table.resume("thief", seats.get(1).match.resumption());
    table.settle();

    assertEquals(List.of("NOT_RESUMED"), thief.errors());
    assertTogether(seats);
    seats.forEach(seat -> assertEquals(0, seat.timesHeard("playerReconnect")));
    Talk.isHeardByAll(table, seats);
  }

  @Test
  void theSameAccountCannotComeBackWithoutTheToken() {
    List<Seat> seats = table.play(3, PathPolicy.MESH);
    Resumption real = seats.get(1).match.resumption();
    seats.get(1).signalling.close();
    table.settle();
    Resumption forged =
        new Resumption(
            real.matchId(), real.sessionId(), real.mode(), real.isSpectator(), "0".repeat(32));
    Seat thief = table.resume("p2", forged);
    table.settle();

    assertEquals(List.of("NOT_RESUMED"), thief.errors());
    assertTrue(seats.get(0).match.isReconnecting(new PeerId(2)));
    seats.set(1, table.resume("p2", real));
    table.settle();
    assertTogether(seats);
  }

  @Test
  void whatIsRememberedCanBeReadAgain() {
    Resumption resumption = table.play(2, PathPolicy.MESH).get(1).match.resumption();

    assertEquals(resumption, Resumption.parse(resumption.text()));
    assertFalse(resumption.toString().contains(resumption.token()));
    for (String other : new String[] {null, "", "{}", "x", resumption.text().substring(1)}) {
      assertNull(Resumption.parse(other));
    }
  }

  private Seat reload(List<Seat> seats, int who) {
    seats.set(who, table.reload(seats.get(who)));
    table.settle();
    table.settle();
    return seats.get(who);
  }

  private static void assertTogether(List<Seat> seats) {
    for (Seat seat : seats) {
      assertEquals(seats.get(0).match.players(), seat.match.players(), seat.heard.toString());
      assertEquals(seats.size(), seat.match.players().size());
      assertEquals(seats.get(0).match.host(), seat.match.host(), seat.heard.toString());
      assertEquals(List.of(), seat.errors());
      for (Seat other : seats) {
        assertFalse(seat.match.isReconnecting(other.peerId()), seat.heard.toString());
      }
    }
  }
}

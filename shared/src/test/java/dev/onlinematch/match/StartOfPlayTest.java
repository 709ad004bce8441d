package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.RosterUpdate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Play begins for all or for nobody, whatever becomes of the host who began it. */
class StartOfPlayTest {

  /** Longer than a host may be silent, shorter than a socket or a link may be. */
  private static final int DEPOSED_AFTER_MS = 10_000;

  private final Table table = new Table(1);

  /** How it stands, as somebody was told. */
  private final List<String> told = new ArrayList<>();

  @Test
  void aStartByAHostWhoIsCutOffCountsWhenHeIsBack() {
    List<Seat> seats = table.play(3);
    takeOffline(seats.get(0));
    seats.get(0).match.startPlaying();
    table.time.advance(DEPOSED_AFTER_MS);
    assertTrue(seats.get(1).match.isHost());
    bringBack(seats.get(0));
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals("p2", seat.match.host().username());
      assertEquals(MatchState.PLAYING, seat.state(), seat.heard.toString());
      assertEquals(1, seat.timesHeard("playingStarted"));
    }
  }

  @Test
  void aStartThatTheNextHostHasNotHeardCountsWhenHeIsGoneToo() {
    List<Seat> seats = table.play(4);
    takeOffline(seats.get(0));
    seats.get(0).match.startPlaying();
    table.time.advance(DEPOSED_AFTER_MS);
    seats.get(1).match.leave();
    table.time.advance(1_000);
    bringBack(seats.get(0));
    table.time.advance(20_000);

    for (Seat seat : List.of(seats.get(0), seats.get(2), seats.get(3))) {
      assertEquals("p3", seat.match.host().username());
      assertEquals(MatchState.PLAYING, seat.state(), seat.heard.toString());
    }
  }

  @Test
  void whoeverBecomesHostAgainLetsNobodyIntoWhatHasBegun() {
    List<Seat> seats = table.play(2);
    takeOffline(seats.get(0));
    seats.get(0).match.startPlaying();
    table.time.advance(DEPOSED_AFTER_MS);
    // He hears the next host, who is gone before he hears him.
    table.nakama.setLatencyMs("p2", 2_000);
    bringBack(seats.get(0));
    table.time.advance(100);
    assertEquals("p2", seats.get(0).match.host().username());
    seats.get(1).match.leave();
    table.settle();
    Seat late = table.seat("late");
    late.joins(seats.get(0));
    table.settle();

    assertTrue(seats.get(0).match.isHost());
    assertEquals(List.of("CLIENT_JOIN_ERROR"), late.errors());
  }

  @Test
  void aStartThatReachedOneMemberReachesTheOther() {
    List<Seat> seats = table.play(3);
    startHeardBy(seats, 2);

    for (Seat seat : seats.subList(1, 3)) {
      assertEquals("p2", seat.match.host().username());
      assertEquals(MatchState.PLAYING, seat.state(), seat.heard.toString());
      assertEquals(List.of(), seat.errors());
    }
  }

  @Test
  void whoBeganUnderAnotherIsToldHowItStandsByAHostWhoHadNotHeardOfIt() {
    List<Seat> seats = table.play(3);
    rememberAll(seats);
    startHeardBy(seats, 2);

    assertTrue(seats.get(1).match.isHost());
    assertEquals(List.of("p3 as p2 has it"), told);
  }

  @Test
  void whoHearsFromTheOthersThatHeIsHostTellsAllHowItStands() {
    List<Seat> seats = table.play(4);
    rememberAll(seats);
    seats.get(0).match.startPlaying();
    table.network.cut("p1", "p3");
    table.time.advance(6_000);
    table.network.cut("p1", "p4");
    // The one complains while he is away, the other when he is back and the host is gone.
    table.time.advance(1_000);
    table.nakama.loseNetwork("p2");
    table.time.advance(3_000);
    table.nakama.findNetwork("p2");
    seats.get(1).match.checkConnections();
    table.time.advance(3_000);
    table.network.kill("p1");
    table.nakama.loseNetwork("p1");
    table.time.advance(5_000);

    for (Seat seat : seats.subList(1, 4)) {
      assertEquals("p2", seat.match.host().username(), seat.heard.toString());
      assertEquals(1, seat.timesHeard("hostChanged"), seat.heard.toString());
    }
    assertEquals(2, told.size());
    assertTrue(told.containsAll(List.of("p3 as p2 has it", "p4 as p2 has it")), told.toString());
  }

  @Test
  void whoAloneOfManyHeardTheStartIsNotBelievedAndToldSo() {
    List<Seat> seats = table.play(4);
    startHeardBy(seats, 3);

    for (Seat seat : seats.subList(1, 3)) {
      assertEquals(MatchState.READY, seat.state());
      assertEquals(List.of("p2", "p3"), seat.roster());
    }
    assertEquals(List.of("HOST_DISCONNECTED"), seats.get(3).errors());
  }

  @Test
  void noMemberCanBeginPlayByARosterOfHisOwn() {
    List<Seat> seats = table.play(4);
    seats.get(3).tells(begun(seats.get(3)));
    table.settle();
    assertEquals(MatchState.READY, seats.get(0).state());

    // Nor where there was another host before, unless most of the others say it too.
    seats.get(0).match.leave();
    table.settle();
    seats.get(3).tells(begun(seats.get(3)));
    table.settle();
    assertEquals(MatchState.READY, seats.get(1).state());
  }

  /** The host begins, is heard by one over the link, by nobody through the server, and is gone. */
  private void startHeardBy(List<Seat> seats, int who) {
    table.nakama.setOffline("p1", true);
    for (int i = 1; i < seats.size(); i++) {
      if (i != who) {
        table.network.cut("p1", seats.get(i).name);
      }
    }
    seats.get(0).match.startPlaying();
    table.time.advance(1_000);
    assertEquals(MatchState.PLAYING, seats.get(who).state());
    table.network.kill("p1");
    table.nakama.loseNetwork("p1");
    // The server notices, and then the grace time has to pass.
    table.time.advance(70_000);
  }

  private void rememberAll(List<Seat> seats) {
    for (Seat seat : seats) {
      seat.match.setGameState(
          new GameState() {
            @Override
            public byte[] tell(Player receiver) {
              return (receiver.username() + " as " + seat.name + " has it").getBytes(Table.UTF_8);
            }

            @Override
            public void adopt(byte[] state) {
              told.add(new String(state, Table.UTF_8));
            }
          });
    }
  }

  private void takeOffline(Seat who) {
    table.nakama.setOffline(who.name, true);
    for (Seat other : table.seats) {
      if (other != who) {
        table.network.cut(who.name, other.name);
      }
    }
  }

  private void bringBack(Seat who) {
    table.nakama.setOffline(who.name, false);
    for (Seat other : table.seats) {
      if (other != who) {
        table.network.heal(who.name, other.name);
      }
    }
  }

  private static RosterUpdate begun(Seat of) {
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (Player player : of.match.players()) {
      entries.add(
          new RosterUpdate.Entry(
              player.sessionId(), player.peerId(), player.username(), player.isSpectator()));
    }
    return new RosterUpdate(1, 99, true, false, 9, entries);
  }
}

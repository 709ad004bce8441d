package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.PeerId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody leaves and comes again in the same session, while a roster is on its way. */
class RejoinTest {

  private final Table table = new Table(1);
  private final List<Seat> seats = table.play(3);
  private final Seat host = seats.get(0);
  private final Seat again = seats.get(1);
  private final Seat third = seats.get(2);

  /** The host lets one more in, and sees 200 ms later than others what has happened since. */
  @BeforeEach
  void aRosterIsOnItsWayWhenHeLeavesAndComesAgain() {
    table.nakama.setLatencyMs(host.name, 200);
    table.seat("late").joins(host);
    table.time.advance(250);
    again.match.joinMatch(again.signalling, host.match.matchId());
  }

  @Test
  void itDoesNotLetHimInAgain() {
    table.settle();

    assertEquals(new PeerId(5), again.peerId());
    assertEquals(List.of(), again.errors());
    assertEquals(List.of("p1", "p3", "late", "p2"), again.roster());
    assertTrue(again.match.drops().of(MatchDrop.STALE_ROSTER) > 0);
  }

  @Test
  void itDoesNotBringHimBackForTheOthers() {
    table.settle();

    assertEquals(1, third.timesHeard("playerJoined p2 2"), third.heard.toString());
    assertEquals(1, third.timesHeard("playerJoined p2 5"), third.heard.toString());
    assertEquals(again.roster(), third.roster());
  }

  @Test
  void whenThatHostIsGoneTheNextLetsHimIn() {
    table.time.advance(200);
    host.match.leave();
    table.settle();

    assertEquals(List.of(), again.errors());
    assertEquals(again.roster(), third.roster());
    assertTrue(again.roster().containsAll(List.of("p2", "p3", "late")), again.roster().toString());
    assertEquals("p3", again.match.host().username());
  }
}

package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectatorTest {

  private final Table table = new Table(5);

  @Test
  void aSpectatorIsLinkedAndDoesNotCount() {
    table.with(table.options().withMaxTotalPlayers(6));
    Seat host = table.seat("host");
    Seat watcher = table.seat("watcher");
    host.createsMatch();
    table.settle();
    watcher.match.joinMatchAsSpectator(watcher.signalling, host.match.matchId());
    table.settle();

    assertTrue(watcher.match.isSpectating());
    assertEquals(MatchState.WAITING_FOR_ENOUGH_PLAYERS, host.state());
    assertEquals(1, host.match.activePlayers().size());
    assertEquals(2, host.match.players().size());
    assertTrue(host.match.player(watcher.peerId()).isSpectator());

    Seat second = table.seat("second");
    second.joins(host);
    table.settle();
    assertEquals(MatchState.READY, host.state());
    assertEquals(MatchState.READY, watcher.state());
    assertEquals(2, table.network.openConnectionsOf("watcher").size());
  }

  @Test
  void theHostMayBeASpectator() {
    table.with(table.options().withMaxTotalPlayers(5));
    Seat host = table.seat("host");
    host.match.createMatchAsSpectator(host.signalling);
    table.settle();
    for (int i = 0; i < 4; i++) {
      table.seat("p" + i).joins(host);
      table.settle();
    }

    assertEquals(4, host.match.activePlayers().size());
    assertEquals(MatchState.READY, host.state());
    assertTrue(host.match.isHost());
  }

  @Test
  void seatsOfSpectatorsAreNoSeatsOfPlayers() {
    table.with(table.options().withPlayers(2, 2).withMaxTotalPlayers(3));
    Seat host = table.seat("host");
    host.createsMatch();
    table.settle();
    Seat second = table.seat("second");
    second.joins(host);
    table.settle();
    Seat third = table.seat("third");
    third.joins(host);
    table.settle();
    assertEquals(1, third.errors().size());

    third.match.joinMatchAsSpectator(third.signalling, host.match.matchId());
    table.settle();
    assertEquals(3, host.match.players().size());
    Seat fourth = table.seat("fourth");
    fourth.match.joinMatchAsSpectator(fourth.signalling, host.match.matchId());
    table.settle();
    assertTrue(fourth.hasHeard("error CLIENT_JOIN_ERROR Sorry! The match is full."));
    assertFalse(fourth.match.isSpectating());
  }
}

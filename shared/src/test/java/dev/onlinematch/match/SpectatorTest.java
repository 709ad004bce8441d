package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.rpc.Caller;
import dev.onlinematch.rpc.Rpc;
import dev.onlinematch.rpc.RpcCall;
import dev.onlinematch.rpc.RpcDrop;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertTrue(fourth.hasHeard("error CLIENT_JOIN_ERROR Sorry! Nobody else can watch this match."));
    assertFalse(fourth.match.isSpectating());
  }

  @Test
  void withoutSeatsForThemNobodyWatchesThoughPlayersAreFew() {
    Seat host = table.play(1).get(0);
    Seat watcher = table.seat("watcher");
    watcher.watches(host);
    table.settle();

    assertEquals(List.of("CLIENT_JOIN_ERROR"), watcher.errors());
  }

  @Test
  void aMatchIsReadyAndBeginsWithoutASpectatorWhoCannotBeReached() {
    table.with(table.options().withSpectators(1));
    List<Seat> seats = table.play(2);
    Seat watcher = table.seat("watcher");
    table.network.cut("watcher", "p1");
    table.network.cut("watcher", "p2");
    watcher.watches(seats.get(0));
    table.settle();

    assertEquals(MatchState.READY, seats.get(0).state());
    seats.get(0).match.startPlaying();
    table.settle();
    assertEquals(MatchState.PLAYING, watcher.state());
    table.network.heal("watcher", "p1");
    table.network.heal("watcher", "p2");
    table.time.advance(20_000);
    assertEquals(PlayerStatus.CONNECTED, watcher.match.link(seats.get(0).peerId()).status());
    assertEquals(1, watcher.timesHeard("playingStarted"));
  }

  @Test
  void aSpectatorIsHostOnlyWhenNoPlayerIsLeft() {
    table.with(table.options().withSpectators(1));
    Seat host = table.play(1).get(0);
    Seat watcher = table.seat("watcher");
    watcher.watches(host);
    table.settle();
    Seat second = table.seat("second");
    second.joins(host);
    table.settle();
    host.match.leave();
    table.settle();

    assertEquals("second", watcher.match.host().username());
    second.match.leave();
    table.settle();
    assertTrue(watcher.match.isHost());
    assertEquals(MatchState.WAITING_FOR_ENOUGH_PLAYERS, watcher.state());
  }

  @Test
  void spectatorsWhoHearNothingOfTheHostDoNotReplaceHim() {
    table.with(table.options().withSpectators(3));
    List<Seat> seats = table.play(3);
    for (int i = 0; i < 3; i++) {
      Seat watcher = table.seat("w" + i);
      watcher.watches(seats.get(0));
      table.settle();
      table.network.cut("p1", watcher.name);
    }
    table.time.advance(15_000);

    assertTrue(seats.get(0).match.isHost());
    assertEquals("p1", seats.get(2).match.host().username());
  }

  @ParameterizedTest
  @EnumSource
  void whatASpectatorCallsAsAPlayerIsDroppedAndCounted(PathPolicy policy) {
    table.with(table.options().withSpectators(1).withPathPolicy(policy)).withRelay();
    List<Seat> seats = table.play(2);
    Seat watcher = table.seat("watcher");
    watcher.watches(seats.get(0));
    table.settle();
    List<String> heard = new ArrayList<>();
    Rpc rpc = rpc(seats.get(1).match.messages());
    rpc.<Integer>declare("jump", HEIGHT, Delivery.RELIABLE, Caller.PLAYERS)
        .onReceive((from, height) -> heard.add(height + " by " + from));
    rpc.open();
    RpcCall<Integer> honest = jump(seats.get(0).match.messages());
    RpcCall<Integer> own = jump(watcher.match.messages());
    RpcCall<Integer> forged = jump(new Pretender(watcher.match.messages()));

    honest.toOthers(3);
    forged.toOthers(4);
    assertThrows(IllegalStateException.class, () -> own.toOthers(5));
    table.settle();

    assertEquals(List.of("3 by 1"), heard);
    assertEquals(1, rpc.drops().of(RpcDrop.UNAUTHORISED));
  }

  private static final ArgumentCodec<Integer> HEIGHT =
      ArgumentCodec.of((out, height) -> out.u8(height), in -> in.u8());

  private static Rpc rpc(MessageTransport transport) {
    return new Rpc(transport, "jumpers 1");
  }

  private static RpcCall<Integer> jump(MessageTransport transport) {
    Rpc rpc = rpc(transport);
    RpcCall<Integer> jump = rpc.declare("jump", HEIGHT, Delivery.RELIABLE, Caller.PLAYERS);
    jump.onReceive((from, height) -> {});
    rpc.open();
    return jump;
  }

  /** Says that nobody is a spectator. */
  private record Pretender(MessageTransport inner) implements MessageTransport {

    @Override
    public PeerId myPeerId() {
      return inner.myPeerId();
    }

    @Override
    public PeerId hostPeerId() {
      return inner.hostPeerId();
    }

    @Override
    public List<PeerId> otherPeers() {
      return inner.otherPeers();
    }

    @Override
    public boolean isSpectator(PeerId peer) {
      return false;
    }

    @Override
    public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
      return inner.send(to, delivery, payload);
    }

    @Override
    public int bufferedAmount(PeerId to, Delivery delivery) {
      return inner.bufferedAmount(to, delivery);
    }

    @Override
    public void setReceiver(Receiver receiver) {
      inner.setReceiver(receiver);
    }
  }
}

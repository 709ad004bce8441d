package dev.onlinematch.game;

import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.rpc.Caller;
import dev.onlinematch.rpc.Rpc;
import dev.onlinematch.rpc.RpcCall;
import dev.onlinematch.rpc.RpcDrop;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.DropCounter;

/** The calls of the game. Every one names its round, so that late ones are recognised. */
final class GameCalls {

  /** I am ready for this round. To all, and again to everyone who is linked to me later. */
  final RpcCall<Integer> ready;

  /** Set up this round. From the host, to all. */
  final RpcCall<RoundSetup> setUp;

  /** I have set up this round. To the host. */
  final RpcCall<Integer> isSetUp;

  /** Begin this round. From the host, to all. */
  final RpcCall<Integer> start;

  /** Where my avatar is. To all. */
  final RpcCall<Snapshot> snapshot;

  /** I was hit in this round. To all; nobody can say it of another. */
  final RpcCall<Integer> died;

  /** This player is out of this round: nothing is heard of him. From the host, to all. */
  final RpcCall<PlayerOut> outOfRound;

  /** This round has ended, so. From the host, to all. */
  final RpcCall<RoundResult> roundOver;

  private static final ArgumentCodec<Integer> ROUND =
      ArgumentCodec.of((out, round) -> out.varint(round), RoundSetup::readRound);

  private final Rpc rpc;

  GameCalls(MessageTransport transport) {
    rpc = new Rpc(transport, "onlinematch demo 4");
    ready = rpc.declare("ready", ROUND, Delivery.RELIABLE, Caller.PLAYERS);
    setUp = rpc.declare("setUp", RoundSetup.CODEC, Delivery.RELIABLE, Caller.HOST);
    isSetUp = rpc.declare("isSetUp", ROUND, Delivery.RELIABLE, Caller.PLAYERS);
    start = rpc.declare("start", ROUND, Delivery.RELIABLE, Caller.HOST);
    snapshot = rpc.declare("snapshot", Snapshot.CODEC, Delivery.UNRELIABLE_ORDERED, Caller.PLAYERS);
    died = rpc.declare("died", ROUND, Delivery.RELIABLE, Caller.PLAYERS);
    outOfRound = rpc.declare("outOfRound", PlayerOut.CODEC, Delivery.RELIABLE, Caller.HOST);
    roundOver = rpc.declare("roundOver", RoundResult.CODEC, Delivery.RELIABLE, Caller.HOST);
  }

  /** Begins to receive. */
  void open() {
    rpc.open();
  }

  /** What came in and was no call of ours, or not the sender's to make. */
  DropCounter<RpcDrop> drops() {
    return rpc.drops();
  }

  /**
   * Somebody whom the host takes out of a round.
   *
   * @param round which
   * @param player whom
   */
  record PlayerOut(int round, PeerId player) {

    static final ArgumentCodec<PlayerOut> CODEC =
        ArgumentCodec.of(
            (out, it) -> out.varint(it.round).u16(it.player.value()),
            in -> new PlayerOut(RoundSetup.readRound(in), new PeerId(in.u16())));
  }
}

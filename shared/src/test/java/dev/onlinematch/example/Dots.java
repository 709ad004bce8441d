package dev.onlinematch.example;

import dev.onlinematch.match.MatchOptions;
import dev.onlinematch.match.Matchmaking;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.OnlineMatchListener;
import dev.onlinematch.match.Player;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.rpc.Caller;
import dev.onlinematch.rpc.Rpc;
import dev.onlinematch.rpc.RpcCall;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole online game: everyone has a dot, moves it, and sees those of the others. */
final class Dots implements OnlineMatchListener {

  /** Where a dot is, and how that is written: two bytes each. */
  record Position(int x, int y) {
    static final ArgumentCodec<Position> CODEC =
        ArgumentCodec.of(
            (out, at) -> out.u16(at.x).u16(at.y), in -> new Position(in.u16(), in.u16()));
  }

  final Map<PeerId, Position> dots = new TreeMap<>();
  final OnlineMatch match;
  private final RpcCall<Position> moved;

  Dots(PeerConnectionFactory webRtc, Scheduler scheduler, RandomSource random) {
    match =
        new OnlineMatch(MatchOptions.DEFAULTS.withClientVersion("1.0"), webRtc, scheduler, random);
    match.addListener(this);

    Rpc rpc = new Rpc(match.messages(), "dots 1.0");
    moved = rpc.declare("moved", Position.CODEC, Delivery.UNRELIABLE_ORDERED, Caller.ANYONE);
    moved.onReceive((from, position) -> dots.put(from, position));
    rpc.open();
  }

  /** Finds others. With friends: createMatch, send them the matchId, and they call joinMatch. */
  void play(Signalling signalling) {
    match.startMatchmaking(signalling, new Matchmaking().minCount(2));
  }

  @Override
  public void matchReady(List<Player> players) {
    if (match.isHost()) {
      match.startPlaying();
    }
  }

  @Override
  public void playingStarted() {
    moveTo(0, 0);
  }

  void moveTo(int x, int y) {
    moved.toAll(new Position(x, y));
  }
}

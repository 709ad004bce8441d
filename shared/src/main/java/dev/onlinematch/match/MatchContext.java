package dev.onlinematch.match;

import dev.onlinematch.link.RelayAccess;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.DropCounter;

/**
 * What every part of a match needs.
 *
 * @param options as they were when the match was entered
 * @param peerConnections makes connections
 * @param relay the way to the relay; null without one
 * @param scheduler time
 * @param random chance, for what nobody may guess
 * @param signals to the game
 * @param drops what was dropped
 * @param incarnations numbers for the ends of links
 */
record MatchContext(
    MatchOptions options,
    PeerConnectionFactory peerConnections,
    RelayAccess relay,
    Scheduler scheduler,
    RandomSource random,
    Signals signals,
    DropCounter<MatchDrop> drops,
    Incarnations incarnations) {

  /** A dropped message, with its reason. */
  void drop(MatchDrop reason) {
    drops.count(reason);
  }
}

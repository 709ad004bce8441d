package dev.onlinematch.link;

import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.time.Scheduler;
import java.util.List;

/**
 * What all links of a match have in common.
 *
 * @param peerConnections makes the connections
 * @param scheduler time
 * @param iceServers STUN and TURN servers
 * @param candidatePolicy which candidates may be used
 * @param hasRelay whether there is a relay to fall back to
 * @param timeouts how long to wait
 */
public record LinkSettings(
    PeerConnectionFactory peerConnections,
    Scheduler scheduler,
    List<IceServer> iceServers,
    CandidatePolicy candidatePolicy,
    boolean hasRelay,
    LinkTimeouts timeouts) {

  /** Whether there can be any candidate: who may use TURN alone, and has none, has none. */
  boolean canGoDirect() {
    boolean can = candidatePolicy != CandidatePolicy.ONLY_TURN;
    for (IceServer server : iceServers) {
      can |= server.isTurn();
    }
    return can;
  }
}

package dev.onlinematch.link;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.peer.PeerConfiguration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which candidates a link may use, mine and the other's. It holds at every place where one can slip
 * through: the servers asked, the policy of the connection, candidates that trickle, and candidates
 * within a description.
 */
public enum CandidatePolicy {
  /** All. */
  ANY,
  /** TURN relay candidates only. */
  ONLY_TURN,
  /** All but TURN relay candidates. */
  NO_TURN;

  /** Whether a candidate may be used. */
  public boolean allows(IceCandidate candidate) {
    return candidate.isEndOfCandidates() || allows(candidate.isTurnRelay());
  }

  /** What a connection is made with. */
  public PeerConfiguration configure(List<IceServer> servers) {
    List<IceServer> allowed = servers;
    if (this == NO_TURN) {
      allowed = new ArrayList<>();
      for (IceServer server : servers) {
        if (!server.isTurn()) {
          allowed.add(server);
        }
      }
    }
    return new PeerConfiguration(
        allowed, this == ONLY_TURN ? IceTransportPolicy.RELAY : IceTransportPolicy.ALL);
  }

  /** The description without the candidates that may not be used. */
  String filter(String sdp) {
    if (this == ANY || !sdp.contains("a=candidate:")) {
      return sdp;
    }
    StringBuilder kept = new StringBuilder(sdp.length());
    int start = 0;
    while (start < sdp.length()) {
      int newline = sdp.indexOf('\n', start);
      int next = newline < 0 ? sdp.length() : newline + 1;
      String line = sdp.substring(start, next);
      if (!line.startsWith("a=candidate:") || allows(line.contains(" typ relay"))) {
        kept.append(line);
      }
      start = next;
    }
    return kept.toString();
  }

  private boolean allows(boolean isTurnRelay) {
    return this == ANY || isTurnRelay == (this == ONLY_TURN);
  }
}

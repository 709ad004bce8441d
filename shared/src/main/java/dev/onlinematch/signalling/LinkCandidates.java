package dev.onlinematch.signalling;

import dev.onlinematch.peer.IceCandidate;
import java.util.List;

/**
 * Candidates that trickle in after the description (RFC 8838), several in one message.
 *
 * @param generation which peer connection
 * @param candidates at most {@link #MOST} of them
 */
public record LinkCandidates(int generation, List<IceCandidate> candidates) implements LinkSignal {

  /** More in one message would not fit into a frame. */
  public static final int MOST = 12;

  /** Takes a copy of the list. */
  public LinkCandidates {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty() || candidates.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " candidates, not " + candidates.size());
    }
  }
}

package dev.onlinematch.link;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import java.util.List;

/** Where the relay is and how to get in; an adapter brings it. */
public interface RelayAccess {

  /** How many relays there are. */
  default int count() {
    return 1;
  }

  /**
   * The ways to the room of a match, best first, at least one; {@code me} is who enters.
   *
   * @param turn how often the match has moved on to its next relay
   */
  List<RelayDialer> waysTo(int turn, MatchId matchId, SessionId me);
}

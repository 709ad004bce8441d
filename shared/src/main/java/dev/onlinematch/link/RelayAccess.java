package dev.onlinematch.link;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import java.util.List;

/** Where the relay is and how to get in; an adapter brings it. */
public interface RelayAccess {

  /**
   * The ways to the relay's room of a match, best first, at least one; {@code me} is who enters.
   */
  List<RelayDialer> waysTo(MatchId matchId, SessionId me);
}

package dev.onlinematch.relay.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import java.util.Collection;

/**
 * Asks the signalling server who somebody is.
 *
 * <p>Contract: both methods may block for some seconds and are called from threads that can bear
 * it; neither throws because of what a player sent.
 */
public interface Admission {

  /**
   * Whether the holder of a token may enter the room of a match as a session. The token proves the
   * account; the match's presences prove that the session is that account's and is in the match.
   */
  AdmissionDecision decide(String sessionToken, MatchId match, SessionId session);

  /** Those among the admitted who are not in their match any more; nobody when that is unknown. */
  Collection<Entrant> departed(Collection<Entrant> admitted);
}

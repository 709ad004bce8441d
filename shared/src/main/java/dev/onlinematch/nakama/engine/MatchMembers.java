package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import java.util.List;

/**
 * Who is in which match right now: a view for others in the same process, who may not change it.
 */
public interface MatchMembers {

  /** As whom the session is in the match; null when it is not, or there is no such match. */
  Presence presence(MatchId matchId, SessionId sessionId);

  /** Everybody in the match, in order of arrival; nobody when there is no such match. */
  List<Presence> presences(MatchId matchId);
}

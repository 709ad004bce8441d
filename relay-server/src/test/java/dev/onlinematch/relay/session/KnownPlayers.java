package dev.onlinematch.relay.session;

import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A signalling server that knows whom a test has told it. The token of user {@code alice} is {@code
 * "token of alice"}.
 */
public final class KnownPlayers implements Admission {

  private final Set<Entrant> inMatch = ConcurrentHashMap.newKeySet();
  private volatile boolean isDown;

  /** From now on this session of this user is in this match. */
  public void joins(String match, String session, String user) {
    inMatch.add(new Entrant(new MatchId(match), new SessionId(session), new UserId(user)));
  }

  /** Nobody is in that match any more. */
  public void ends(String match) {
    inMatch.removeIf(entrant -> entrant.match().value().equals(match));
  }

  /** Answers nothing any more. */
  public void goesDown() {
    isDown = true;
  }

  @Override
  public AdmissionDecision decide(String sessionToken, MatchId match, SessionId session) {
    if (isDown) {
      return new AdmissionDecision.Refused(AdmissionDecision.Reason.UNAVAILABLE);
    }
    if (!sessionToken.startsWith("token of ")) {
      return new AdmissionDecision.Refused(AdmissionDecision.Reason.BAD_TOKEN);
    }
    UserId user = new UserId(sessionToken.substring("token of ".length()));
    Entrant entrant = new Entrant(match, session, user);
    return inMatch.contains(entrant)
        ? new AdmissionDecision.Admitted(entrant)
        : new AdmissionDecision.Refused(AdmissionDecision.Reason.NOT_IN_MATCH);
  }

  @Override
  public Collection<Entrant> departed(Collection<Entrant> admitted) {
    if (isDown) {
      return List.of();
    }
    List<Entrant> departed = new ArrayList<>(admitted);
    departed.removeAll(inMatch);
    return departed;
  }
}

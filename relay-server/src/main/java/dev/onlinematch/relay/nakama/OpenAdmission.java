package dev.onlinematch.relay.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.util.Collection;
import java.util.List;

/** Lets everybody in as whoever he says he is. For load tests on one's own computer. */
public final class OpenAdmission implements Admission {

  @Override
  public AdmissionDecision decide(String sessionToken, MatchId match, SessionId session) {
    return new AdmissionDecision.Admitted(
        new Entrant(match, session, new UserId("user of " + session)));
  }

  @Override
  public Collection<Entrant> departed(Collection<Entrant> admitted) {
    return List.of();
  }
}

package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Asks the engine of the same process, on its loop. */
final class EmbeddedAdmission implements Admission {

  private static final long DEADLINE_MS = 5_000;

  private final EngineLoop loop;
  private final NakamaEngine engine;

  EmbeddedAdmission(EngineLoop loop, NakamaEngine engine) {
    this.loop = loop;
    this.engine = engine;
  }

  @Override
  public AdmissionDecision decide(String sessionToken, MatchId match, SessionId session) {
    return ask(
        () -> decideOnLoop(sessionToken, match, session),
        new AdmissionDecision.Refused(AdmissionDecision.Reason.UNAVAILABLE));
  }

  @Override
  public Collection<Entrant> departed(Collection<Entrant> admitted) {
    return ask(
        () -> {
          List<Entrant> departed = new ArrayList<>(admitted);
          departed.removeIf(this::isInMatch);
          return departed;
        },
        List.of());
  }

  private AdmissionDecision decideOnLoop(String sessionToken, MatchId match, SessionId session) {
    UserId user = engine.userOf(sessionToken);
    if (user == null) {
      return new AdmissionDecision.Refused(AdmissionDecision.Reason.BAD_TOKEN);
    }
    Entrant entrant = new Entrant(match, session, user);
    return isInMatch(entrant)
        ? new AdmissionDecision.Admitted(entrant)
        : new AdmissionDecision.Refused(AdmissionDecision.Reason.NOT_IN_MATCH);
  }

  private boolean isInMatch(Entrant entrant) {
    Presence presence = engine.members().presence(entrant.match(), entrant.session());
    return presence != null && presence.userId().equals(entrant.user());
  }

  private <T> T ask(Callable<T> question, T whenSilent) {
    try {
      return loop.call(question, DEADLINE_MS);
    } catch (TimeoutException e) {
      return whenSilent;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return whenSilent;
    }
  }
}

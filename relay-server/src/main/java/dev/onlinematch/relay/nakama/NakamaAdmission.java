package dev.onlinematch.relay.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a Nakama that has our module. The token is checked here, by its signature, so that nobody
 * costs Nakama anything who has no account; then Nakama is asked who is in the match.
 *
 * <p>Who was seen in his match is believed to be there for a second more. That somebody is not is
 * never remembered: he may have joined just now.
 */
public final class NakamaAdmission implements Admission {

  private static final Logger LOG = LoggerFactory.getLogger(NakamaAdmission.class);

  private static final long BELIEVED_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(10);

  private final SessionTokens tokens;
  private final MatchPresences presences;

  /** What the last answers said; replaced as a whole. */
  private volatile Seen seen = new Seen(Set.of(), System.nanoTime());

  private volatile long warnedNs = System.nanoTime() - SILENT_NS;

  /** Whom Nakama saw, and when. */
  private record Seen(Set<Entrant> entrants, long atNs) {

    boolean includes(Entrant entrant) {
      return System.nanoTime() - atNs < BELIEVED_NS && entrants.contains(entrant);
    }
  }

  /** Asks nothing yet. */
  public NakamaAdmission(NakamaAccess access) {
    this(access, Clock.systemUTC());
  }

  /**
   * @param clock the wall clock, for tokens and nothing else
   */
  NakamaAdmission(NakamaAccess access, Clock clock) {
    tokens = new SessionTokens(access.sessionKey(), clock);
    presences = new MatchPresences(access);
  }

  @Override
  public AdmissionDecision decide(String sessionToken, MatchId match, SessionId session) {
    UserId user = tokens.userOf(sessionToken);
    if (user == null) {
      return new AdmissionDecision.Refused(AdmissionDecision.Reason.BAD_TOKEN);
    }
    Entrant entrant = new Entrant(match, session, user);
    try {
      return seen.includes(entrant) || presences.in(List.of(match)).contains(entrant)
          ? new AdmissionDecision.Admitted(entrant)
          : new AdmissionDecision.Refused(AdmissionDecision.Reason.NOT_IN_MATCH);
    } catch (IOException e) {
      warn(e);
      return new AdmissionDecision.Refused(AdmissionDecision.Reason.UNAVAILABLE);
    }
  }

  @Override
  public Collection<Entrant> departed(Collection<Entrant> admitted) {
    Set<MatchId> matches = new HashSet<>();
    for (Entrant entrant : admitted) {
      matches.add(entrant.match());
    }
    try {
      Set<Entrant> present = presences.in(matches);
      seen = new Seen(present, System.nanoTime());
      List<Entrant> departed = new ArrayList<>(admitted);
      departed.removeAll(present);
      return departed;
    } catch (IOException e) {
      warn(e);
      return List.of();
    }
  }

  // The same sentence for every question would hide everything else.
  private void warn(IOException why) {
    long nowNs = System.nanoTime();
    if (nowNs - warnedNs >= SILENT_NS) {
      warnedNs = nowNs;
      LOG.warn("Nakama does not say who is in a match: {}", why.toString());
    }
  }
}

package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Members who say that they are host before I have seen why: their word came over the link, or from
 * the server, and overtook the server's word that the host has left. What they say from then on
 * waits, in order, until the reason comes or {@link #WAIT_MS} are over.
 */
final class EarlyClaims {

  /** The server tells all at about the same time; this is many times the difference. */
  private static final int WAIT_MS = 5_000;

  /** A burst of calls at the change of host. Beyond, the reason is not waited for any longer. */
  static final int MOST_HELD = 512;

  private final Scheduler scheduler;
  private final Map<SessionId, Claim> claims = new LinkedHashMap<>();

  /** Those who were not believed in time: what they have said as host was heard by nobody. */
  private final Set<SessionId> givenUp = new LinkedHashSet<>();

  EarlyClaims(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Somebody claims it. */
  void open(SessionId claimant) {
    if (!claims.containsKey(claimant)) {
      Claim claim = new Claim();
      claim.timer = scheduler.schedule(WAIT_MS, () -> giveUp(claimant));
      claims.put(claimant, claim);
    }
  }

  boolean isOpen(SessionId claimant) {
    return claims.containsKey(claimant);
  }

  /** Keeps what must come after the claim is believed or given up. */
  void hold(SessionId claimant, Runnable event) {
    ArrayDeque<Runnable> held = claims.get(claimant).held;
    held.add(event);
    if (held.size() > MOST_HELD) {
      giveUp(claimant);
    }
  }

  private void giveUp(SessionId claimant) {
    givenUp.add(claimant);
    close(claimant);
  }

  /** Whether somebody was not believed in time, who is now; asked once. */
  boolean takeGivenUp(SessionId claimant) {
    return givenUp.remove(claimant);
  }

  /** The claim is decided: what was held happens now. */
  void close(SessionId claimant) {
    Claim claim = claims.remove(claimant);
    if (claim != null) {
      claim.timer.cancel();
      claim.held.forEach(Runnable::run);
    }
  }

  /** Somebody has left: nobody is to hear of him any more. */
  void forget(SessionId gone) {
    givenUp.remove(gone);
    Claim claim = claims.remove(gone);
    if (claim != null) {
      claim.timer.cancel();
    }
  }

  /** Who claims; a copy. */
  List<SessionId> claimants() {
    return List.copyOf(claims.keySet());
  }

  /** Forgets everything. */
  void clear() {
    claims.values().forEach(claim -> claim.timer.cancel());
    claims.clear();
  }

  private static final class Claim {
    private final ArrayDeque<Runnable> held = new ArrayDeque<>();
    private Scheduler.Timer timer;
  }
}

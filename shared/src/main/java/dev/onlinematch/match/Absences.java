package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The members who have lost their connection to the server and may come back in time. */
final class Absences {

  /** Whoever has to decide may have been away himself. */
  private static final int ASK_AGAIN_MS = 2_000;

  private static final int MOST_ASKED = 6;

  private final Scheduler scheduler;
  private final int graceMs;
  private final Consumer<SessionId> whenOver;
  private final Map<SessionId, Scheduler.Timer> away = new LinkedHashMap<>();

  /** How often was asked about each. */
  private final Map<SessionId, Integer> asked = new LinkedHashMap<>();

  /**
   * Nobody is away.
   *
   * @param whenOver is told, again and again, of those whose time is over and who are away still
   */
  Absences(Scheduler scheduler, int graceMs, Consumer<SessionId> whenOver) {
    this.scheduler = scheduler;
    this.graceMs = graceMs;
    this.whenOver = whenOver;
  }

  boolean contain(SessionId member) {
    return away.containsKey(member);
  }

  /** False if he was away before. */
  boolean begin(SessionId member) {
    boolean isNew = !contain(member);
    if (isNew) {
      wait(member, graceMs);
    }
    return isNew;
  }

  /** He is back, or gone for good; false if he was not away. */
  boolean end(SessionId member) {
    asked.remove(member);
    Scheduler.Timer timer = away.remove(member);
    if (timer != null) {
      timer.cancel();
    }
    return timer != null;
  }

  /** Whether nobody has decided for long: a host should have, and this one does not. */
  boolean isForgotten(SessionId member) {
    return asked.getOrDefault(member, 0) > MOST_ASKED;
  }

  void close() {
    away.values().forEach(Scheduler.Timer::cancel);
    away.clear();
  }

  private void wait(SessionId member, int forMs) {
    away.put(member, scheduler.schedule(forMs, () -> over(member)));
  }

  private void over(SessionId member) {
    asked.merge(member, 1, Integer::sum);
    wait(member, ASK_AGAIN_MS);
    whenOver.accept(member);
  }
}

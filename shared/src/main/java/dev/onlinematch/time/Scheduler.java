package dev.onlinematch.time;

/**
 * The only source of time in {@code shared}: a clock and an alarm, given to whoever needs to wait.
 *
 * <p>Contract, for those who implement it:
 *
 * <ol>
 *   <li>{@link #nowMs()} never goes backwards. Its zero is arbitrary; only differences mean
 *       something.
 *   <li>A task runs once, not before its delay has passed, and never inside {@link #schedule}.
 *   <li>Tasks that are due run in order of their due time; those due at the same millisecond run in
 *       the order in which they were scheduled.
 *   <li>Tasks, and the events of every other port that an object was given, come one at a time,
 *       from the same thread of control. Nothing in {@code shared} locks.
 *   <li>A cancelled task does not run, even when it was already due.
 *   <li>Tasks go on at least once a second where the platform slows timers down, as browsers do in
 *       hidden tabs.
 *   <li>While a platform lets nothing run, as a frozen tab or a closed laptop does, time stands
 *       still: what waits for an answer goes on waiting for it afterwards, and is not overdue.
 * </ol>
 */
public interface Scheduler {

  /** Milliseconds since an arbitrary moment; monotonic. */
  long nowMs();

  /**
   * Runs {@code task} after {@code delayMs} milliseconds.
   *
   * @throws IllegalArgumentException if {@code delayMs} is negative
   */
  Timer schedule(long delayMs, Runnable task);

  /** A task that is waiting for its time. */
  interface Timer {

    /** Takes the task back. Does nothing when it has run or was cancelled before. */
    void cancel();
  }
}

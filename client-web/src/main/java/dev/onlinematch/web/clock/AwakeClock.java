package dev.onlinematch.web.clock;

/**
 * Time as the page lives it: none passes while nothing of the page runs, as in a frozen tab. That a
 * timer has been due for long shows it.
 */
final class AwakeClock {

  /** More than the second by which browsers hold back the timers of hidden pages. */
  static final int MOST_LATE_MS = 1_500;

  /** By so much a clock is put right while the page runs, at most. */
  private static final int LEAST_SLEEP_MS = 2_000;

  /** How long the page stood still. */
  private double stoodMs;

  /** How far the time of day is ahead, which goes on while the computer sleeps. */
  private double aheadMs;

  private boolean hasStoodStill;

  /**
   * The page's time.
   *
   * @param platformMs the browser's
   * @param firstDueMs when the first timer is due, in the page's
   */
  double read(double platformMs, double firstDueMs) {
    double lateMs = platformMs - stoodMs - firstDueMs - MOST_LATE_MS;
    if (lateMs > 0) {
      stoodMs += lateMs;
      hasStoodStill = true;
    }
    return platformMs - stoodMs;
  }

  /** Whether the page, or the whole computer, has slept since this was asked. */
  boolean hasSlept(double platformMs, double timeOfDayMs) {
    double before = aheadMs;
    aheadMs = timeOfDayMs - platformMs;
    boolean hasSlept = hasStoodStill || aheadMs - before > LEAST_SLEEP_MS;
    hasStoodStill = false;
    return hasSlept;
  }
}

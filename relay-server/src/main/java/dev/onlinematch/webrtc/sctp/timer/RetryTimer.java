package dev.onlinematch.webrtc.sctp.timer;

/**
 * Something is sent again until it is answered, each time after twice the wait, and given up after
 * so many attempts: T1-init, T1-cookie (RFC 9260, 5.1), T2-shutdown (9.2).
 */
public final class RetryTimer {

  private final RtoBounds bounds;
  private final int maxRetries;
  private final Alarm alarm = new Alarm();
  private long waitMs;
  private int retries;

  /** A timer that runs from now on, with {@code rtoMs} as its first wait. */
  public RetryTimer(RtoBounds bounds, int maxRetries, long nowMs, long rtoMs) {
    this.bounds = bounds;
    this.maxRetries = maxRetries;
    this.waitMs = rtoMs;
    alarm.set(nowMs, rtoMs);
  }

  /** Whether to call {@link #retry}. */
  public boolean isDue(long nowMs) {
    return alarm.isDue(nowMs);
  }

  /** Counts a retry and waits twice as long; false when there were enough, and it stops. */
  public boolean retry(long nowMs) {
    if (retries >= maxRetries) {
      alarm.clear();
      return false;
    }
    retries++;
    waitMs = Math.min(bounds.maxMs(), waitMs * 2);
    alarm.set(nowMs, waitMs);
    return true;
  }

  /** Waits the present wait once more, from now on, without counting. */
  public void restart(long nowMs) {
    alarm.set(nowMs, waitMs);
  }

  /** When to call {@link #retry}. */
  public long deadlineMs() {
    return alarm.deadlineMs();
  }
}

package dev.onlinematch.webrtc.sctp.timer;

/** One moment to wait for, or none. */
public final class Alarm {

  /** The deadline of whoever waits for nothing. */
  public static final long NEVER = Long.MAX_VALUE;

  private long deadlineMs = NEVER;

  /** Rings {@code delayMs} after now; replaces what was set before. */
  public void set(long nowMs, long delayMs) {
    deadlineMs = nowMs + delayMs;
  }

  /** Rings no more. */
  public void clear() {
    deadlineMs = NEVER;
  }

  /** Whether it is going to ring. */
  public boolean isSet() {
    return deadlineMs != NEVER;
  }

  /** Whether its moment has come. It stays due until it is cleared or set anew. */
  public boolean isDue(long nowMs) {
    return deadlineMs <= nowMs;
  }

  /** When it rings; {@link #NEVER} if it does not. */
  public long deadlineMs() {
    return deadlineMs;
  }
}

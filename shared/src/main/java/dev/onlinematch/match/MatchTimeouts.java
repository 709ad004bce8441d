package dev.onlinematch.match;

/**
 * How long a match waits for people.
 *
 * @param joinRepeatMs a joiner repeats the question to the host after this time
 * @param joinMs a joiner gives up when no host has answered for this long
 * @param matchedPlayerMs a matched player who has not come by then is dropped by the host
 */
public record MatchTimeouts(int joinRepeatMs, int joinMs, int matchedPlayerMs) {

  /** Long enough for a slow phone, short enough for somebody who looks at a spinner. */
  public static final MatchTimeouts DEFAULTS = new MatchTimeouts(2_000, 10_000, 15_000);

  /** Checks that every wait ends. */
  public MatchTimeouts {
    if (joinRepeatMs < 1 || joinMs < joinRepeatMs || matchedPlayerMs < 1) {
      throw new IllegalArgumentException("waits must be positive, and repeats within them");
    }
  }
}

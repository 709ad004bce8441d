package dev.onlinematch.match;

/**
 * How long a match waits for people.
 *
 * @param joinRepeatMs a joiner repeats the question to the host after this time
 * @param joinMs a joiner gives up when no host has answered for this long
 * @param matchedPlayerMs a matched player who has not come by then is dropped by the host
 * @param hostSilentMs a host of whom nothing was heard for this long is complained about; when more
 *     than half complain, the next one takes over
 * @param reconnectMs so long a player may be away, without the signalling server or with a page
 *     that is loaded again, and comes back as the same
 */
public record MatchTimeouts(
    int joinRepeatMs, int joinMs, int matchedPlayerMs, int hostSilentMs, int reconnectMs) {

  /** Long enough for a slow phone, short enough for somebody who looks at a spinner. */
  public static final MatchTimeouts DEFAULTS =
      new MatchTimeouts(2_000, 10_000, 15_000, 8_000, 30_000);

  /** Checks that every wait ends. */
  public MatchTimeouts {
    if (joinRepeatMs < 1
        || joinMs < joinRepeatMs
        || matchedPlayerMs < 1
        || hostSilentMs < 1
        || reconnectMs < 1) {
      throw new IllegalArgumentException("waits must be positive, and repeats within them");
    }
  }
}

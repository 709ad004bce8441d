package dev.onlinematch.webrtc.sctp.tx;

/**
 * Notices by growing round trips that slow start has found the end of the path, before a queue
 * overflows (RFC 9406, HyStart++).
 *
 * <p>A round begins with the first packet that is sent after the last one of the former round was
 * acknowledged. When the shortest round trip of a round is clearly longer than that of the round
 * before, growth is slowed down (conservative slow start); if the round trips are short again
 * later, it was noise, else slow start is over after five such rounds.
 */
final class HyStart {

  // RFC 9406, 4.3, with its names.
  private static final long MIN_RTT_THRESH_MS = 4;
  private static final long MAX_RTT_THRESH_MS = 16;
  private static final int MIN_RTT_DIVISOR = 8;
  private static final int N_RTT_SAMPLE = 8;
  private static final int CSS_GROWTH_DIVISOR = 4;
  private static final int CSS_ROUNDS = 5;

  private static final long UNKNOWN = Long.MAX_VALUE;

  private long lastRoundMinRttMs = UNKNOWN;
  private long currentRoundMinRttMs = UNKNOWN;
  private int samples;

  /** The round trip before growth was slowed down; {@link #UNKNOWN} while it is not. */
  private long baselineMinRttMs = UNKNOWN;

  private int conservativeRounds;

  /** A chunk that was sent once was acknowledged after so long. */
  void onRoundTrip(long rttMs) {
    currentRoundMinRttMs = Math.min(currentRoundMinRttMs, rttMs);
    samples++;
    if (samples < N_RTT_SAMPLE) {
      return;
    }
    if (isConservative()) {
      if (currentRoundMinRttMs < baselineMinRttMs) {
        baselineMinRttMs = UNKNOWN;
      }
    } else if (lastRoundMinRttMs != UNKNOWN) {
      long threshold =
          Math.max(
              MIN_RTT_THRESH_MS, Math.min(lastRoundMinRttMs / MIN_RTT_DIVISOR, MAX_RTT_THRESH_MS));
      if (currentRoundMinRttMs >= lastRoundMinRttMs + threshold) {
        baselineMinRttMs = currentRoundMinRttMs;
        conservativeRounds = 0;
      }
    }
  }

  /** The last packet of a round was acknowledged. Returns whether slow start is over. */
  boolean endRound() {
    lastRoundMinRttMs = currentRoundMinRttMs;
    currentRoundMinRttMs = UNKNOWN;
    samples = 0;
    return isConservative() && ++conservativeRounds >= CSS_ROUNDS;
  }

  /** By how much the window may grow when so much was acknowledged. */
  int growth(int ackedBytes) {
    return isConservative() ? ackedBytes / CSS_GROWTH_DIVISOR : ackedBytes;
  }

  private boolean isConservative() {
    return baselineMinRttMs != UNKNOWN;
  }
}

package dev.onlinematch.webrtc.sctp.timer;

/**
 * How long to wait for an acknowledgement (RFC 9260, 6.3.1): smoothed round trip plus four times
 * its variation.
 *
 * <p>Smoothed values are kept as doubles: at 1 ms of round trip, integers would round the variation
 * away.
 */
public final class RetransmissionTimeout {

  // RFC 9260, 16: RTO.Alpha = 1/8, RTO.Beta = 1/4.
  private static final double ALPHA = 1.0 / 8;
  private static final double BETA = 1.0 / 4;

  /** The clock's granularity G: time comes in whole milliseconds. */
  private static final double GRANULARITY_MS = 1;

  private final RtoBounds bounds;
  private boolean isMeasured;
  private double srttMs;
  private double rttvarMs;
  private long shortestMs = Long.MAX_VALUE;
  private long rtoMs;

  /** Nothing measured yet. */
  public RetransmissionTimeout(RtoBounds bounds) {
    this.bounds = bounds;
    this.rtoMs = bounds.initialMs();
  }

  /** A round trip was measured, by something that was sent only once (C5, Karn). */
  public void measured(long rttMs) {
    if (isMeasured) {
      // C3, the variation first: it uses the old mean.
      rttvarMs = (1 - BETA) * rttvarMs + BETA * Math.abs(srttMs - rttMs);
      srttMs = (1 - ALPHA) * srttMs + ALPHA * rttMs;
    } else {
      // C2.
      isMeasured = true;
      srttMs = rttMs;
      rttvarMs = rttMs / 2.0;
    }
    shortestMs = Math.min(shortestMs, rttMs);
    // C4 to C7. A SACK that is held back (6.2) has the way back before it all the same.
    long smoothedMs = Math.round(srttMs + Math.max(GRANULARITY_MS, 4 * rttvarMs));
    rtoMs = clamp(Math.max(smoothedMs, shortestMs + bounds.minMs()));
  }

  /** A timeout passed: wait twice as long (6.3.3 E2), until the next measurement. */
  public void backOff() {
    rtoMs = clamp(rtoMs * 2);
  }

  /** The retransmission timeout. */
  public long rtoMs() {
    return rtoMs;
  }

  /** Whether {@link #srttMs()} means something. */
  public boolean isMeasured() {
    return isMeasured;
  }

  /** The smoothed round trip; 0 before the first measurement. */
  public double srttMs() {
    return srttMs;
  }

  private long clamp(long ms) {
    return Math.max(bounds.minMs(), Math.min(bounds.maxMs(), ms));
  }
}

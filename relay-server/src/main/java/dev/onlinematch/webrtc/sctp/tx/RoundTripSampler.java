package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;

/**
 * Measures the round trip by one chunk at a time (RFC 9260, 6.3.1 C4), and never by one that was
 * sent twice (C5, Karn's rule).
 */
final class RoundTripSampler {

  private final RetransmissionTimeout rto;
  private final CongestionWindow congestion;
  private SentChunk timed;
  private long minRttMs = Long.MAX_VALUE;
  private long latestRttMs = Long.MAX_VALUE;

  /** {@code congestion} hears of the round trip of each chunk that was sent once. */
  RoundTripSampler(RetransmissionTimeout rto, CongestionWindow congestion) {
    this.rto = rto;
    this.congestion = congestion;
  }

  void onTransmitted(SentChunk chunk) {
    if (chunk == timed && chunk.transmissions > 1) {
      timed = null;
    } else if (timed == null && chunk.transmissions == 1) {
      timed = chunk;
    }
  }

  void onAcked(SentChunk chunk, long nowMs) {
    if (chunk.transmissions == 1) {
      latestRttMs = nowMs - chunk.sentAtMs;
      minRttMs = Math.min(minRttMs, latestRttMs);
      congestion.onRoundTrip(latestRttMs);
    }
    if (chunk == timed) {
      timed = null;
      rto.measured(nowMs - chunk.sentAtMs);
    }
  }

  void onAbandoned(SentChunk chunk) {
    if (chunk == timed) {
      timed = null;
    }
  }

  /**
   * The round trip of the newest chunk that was acknowledged; {@link Long#MAX_VALUE} if none was.
   * Of all that one SACK acknowledges, it waited least for it.
   */
  long latestRttMs() {
    return latestRttMs;
  }

  /** The shortest round trip ever seen; 0 if none was. */
  long minRttMs() {
    return minRttMs == Long.MAX_VALUE ? 0 : minRttMs;
  }
}

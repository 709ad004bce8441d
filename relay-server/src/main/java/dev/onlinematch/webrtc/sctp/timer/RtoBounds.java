package dev.onlinematch.webrtc.sctp.timer;

/**
 * Where the retransmission timeout starts and how far it may go (RFC 9260, 16: RTO.Initial,
 * RTO.Min, RTO.Max).
 *
 * @param initialMs before anything was measured
 * @param minMs never below, and after a measurement never below this and the shortest round trip
 * @param maxMs never above
 */
public record RtoBounds(long initialMs, long minMs, long maxMs) {

  /** Checks the order. */
  public RtoBounds {
    if (minMs < 1 || initialMs < minMs || maxMs < initialMs) {
      throw new IllegalArgumentException(
          "not 1 <= min <= initial <= max: " + minMs + ", " + initialMs + ", " + maxMs);
    }
  }
}

package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;

/**
 * Spreads what the congestion window allows over the round trip (RFC 9002, 7.7, which is QUIC's).
 * Acknowledgements come in batches, and over a long path each of them frees hundreds of packets:
 * sent at once, they overflow the receiver's socket long before the path is full.
 *
 * <pre>
 *            rate = gain * cwnd / round trip
 *   budget: ___/|__/|__/|__        filled by time, up to a burst; emptied by packets
 * </pre>
 */
final class Pacer {

  /** Below, a whole window is small, and a clock of milliseconds too coarse to divide it. */
  private static final int MIN_ROUND_TRIP_MS = 10;

  // Faster than the window asks for: what is not sent in time would be lost for the rate. Linux
  // has these two.
  private static final double GAIN_IN_SLOW_START = 2;
  private static final double GAIN = 1.2;

  /** How late we may be called and still make up for it. */
  private static final int MAX_LATE_MS = 1;

  private final RetransmissionTimeout rto;
  private final RoundTripSampler roundTrips;
  private final CongestionWindow congestion;
  private final Alarm alarm = new Alarm();
  private double budgetBytes;
  private long filledAtMs;

  Pacer(RetransmissionTimeout rto, RoundTripSampler roundTrips, CongestionWindow congestion) {
    this.rto = rto;
    this.roundTrips = roundTrips;
    this.congestion = congestion;
  }

  /** Whether a packet may leave now. If not, {@link #deadlineMs} says when to ask again. */
  boolean allows(long nowMs) {
    alarm.clear();
    if (!isPacing()) {
      return true;
    }
    double perMs = bytesPerMs();
    // What game traffic sends is less than an initial window, and never waits.
    double burstBytes = congestion.initialBytes() + perMs * MAX_LATE_MS;
    budgetBytes = Math.min(burstBytes, budgetBytes + perMs * (nowMs - filledAtMs));
    filledAtMs = nowMs;
    if (budgetBytes > 0) {
      return true;
    }
    alarm.set(nowMs, (long) Math.floor(-budgetBytes / perMs) + 1);
    return false;
  }

  void onSent(int bytes) {
    if (isPacing()) {
      budgetBytes -= bytes;
    }
  }

  /** The caller asks {@link #allows} again after this, if there is still something to send. */
  void handleTimeout(long nowMs) {
    if (alarm.isDue(nowMs)) {
      alarm.clear();
    }
  }

  /** When a packet may leave that was refused; never, if none was. */
  long deadlineMs() {
    return alarm.deadlineMs();
  }

  private boolean isPacing() {
    return rto.isMeasured() && roundTripMs() >= MIN_ROUND_TRIP_MS;
  }

  private double bytesPerMs() {
    double gain = congestion.isInSlowStart() ? GAIN_IN_SLOW_START : GAIN;
    return gain * congestion.cwnd() / roundTripMs();
  }

  // Of a peer who was sent little, the smoothed one is mostly how long he holds back a SACK.
  private double roundTripMs() {
    return Math.min(rto.srttMs(), (double) roundTrips.latestRttMs());
  }
}

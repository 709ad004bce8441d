package dev.onlinematch.webrtc.sctp.tx;

/**
 * How much may be on the network at once (RFC 9260, 7.2). Counts chunk bytes, headers included. How
 * slow start ends is {@link HyStart}'s, and how the window grows afterwards {@link Cubic}'s.
 */
final class CongestionWindow {

  /**
   * RFC 9260, 7.2.1 starts with about 4 MTU; this is TCP's number (RFC 6928) and that of browsers.
   */
  private static final int INITIAL_PACKETS = 10;

  /** RFC 9260, 7.2.3: neither threshold nor window after a loss go below. */
  private static final int MIN_PACKETS = 4;

  /** Beyond any real path; keeps sums of windows within an int. */
  private static final int MAX_BYTES = 1 << 30;

  private final int mtuBytes;
  private int cwnd;
  private int ssthresh = MAX_BYTES;
  private HyStart slowStart = new HyStart();
  private final Cubic cubic = new Cubic();

  /** What {@link Cubic} grew by, and is not yet a byte. */
  private double partialBytes;

  private boolean isLimiting;

  CongestionWindow(int mtuBytes) {
    this.mtuBytes = mtuBytes;
    this.cwnd = INITIAL_PACKETS * mtuBytes;
  }

  /**
   * Whether it is this window that holds sending up. 7.2.1 and 7.2.2 let it grow only when it was
   * fully used, and look at the bytes in flight for that; but when several SACKs are handled before
   * anything is sent, only the first would find it full.
   */
  void setLimiting(boolean isLimiting) {
    this.isLimiting = isLimiting;
  }

  /** A chunk that was sent once was acknowledged after so long. */
  void onRoundTrip(long rttMs) {
    slowStart.onRoundTrip(rttMs);
  }

  /** What was sent when the former round ended is acknowledged. */
  void onRoundEnd() {
    if (slowStart.endRound() && isInSlowStart()) {
      ssthresh = cwnd;
    }
  }

  /**
   * A SACK moved the cumulative TSN.
   *
   * @param ackedBytes what it newly acknowledged
   * @param roundTripMs the smoothed round trip
   */
  void onAcked(int ackedBytes, long nowMs, double roundTripMs) {
    if (!isLimiting) {
      cubic.pause(nowMs);
    } else if (isInSlowStart()) {
      // Appropriate byte counting without a limit per SACK, as in QUIC (RFC 9002, 7.3.1): one
      // SACK answers a whole batch of packets here, not two. One big step must not leap over the
      // threshold: behind it, growth is slow.
      cwnd = (int) Math.min((long) cwnd + slowStart.growth(ackedBytes), (long) ssthresh + mtuBytes);
    } else {
      double mtu = mtuBytes;
      double grown =
          mtu * cubic.grow((cwnd + partialBytes) / mtu, ackedBytes / mtu, nowMs, roundTripMs);
      cwnd = (int) Math.min(grown, MAX_BYTES);
      partialBytes = Math.min(grown, MAX_BYTES) - cwnd;
    }
  }

  // 7.2.1 takes both for slow start when they are equal, as they are after a loss; but then the end
  // of the path is known, and doubling would only find it again.
  boolean isInSlowStart() {
    return cwnd < ssthresh;
  }

  /** Loss was noticed by acknowledgements (7.2.4): half the window, once per recovery. */
  void onFastRecovery() {
    ssthresh = afterLoss();
    cwnd = ssthresh;
  }

  /** T3-rtx expired (7.2.3): one packet, then slow start. */
  void onTimeout() {
    ssthresh = afterLoss();
    cwnd = mtuBytes;
    slowStart = new HyStart();
  }

  private int afterLoss() {
    partialBytes = 0;
    int window = (int) (mtuBytes * cubic.onLoss(cwnd / (double) mtuBytes));
    return Math.max(window, MIN_PACKETS * mtuBytes);
  }

  /** Nothing was on the network for so many RTOs (7.2.1): what was learned grows old. */
  void onIdle(long rtos) {
    for (long i = 0; i < rtos && cwnd > INITIAL_PACKETS * mtuBytes; i++) {
      cwnd = Math.max(cwnd / 2, INITIAL_PACKETS * mtuBytes);
      cubic.restart();
    }
  }

  int cwnd() {
    return cwnd;
  }

  int ssthresh() {
    return ssthresh;
  }

  /** What it begins with: a burst that no path minds. */
  int initialBytes() {
    return INITIAL_PACKETS * mtuBytes;
  }
}

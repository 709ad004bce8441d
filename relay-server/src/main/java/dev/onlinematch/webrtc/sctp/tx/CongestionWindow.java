package dev.onlinematch.webrtc.sctp.tx;

/** How much may be on the network at once (RFC 9260, 7.2). Counts chunk bytes, headers included. */
final class CongestionWindow {

  /**
   * RFC 9260, 7.2.1 starts with about 4 MTU; this is TCP's number (RFC 6928) and that of browsers.
   */
  private static final int INITIAL_PACKETS = 10;

  /**
   * The L of appropriate byte counting: by how many packets one SACK may open the window in slow
   * start. High, because here one SACK answers a whole batch of packets, not two.
   */
  private static final int MAX_GROWTH_PACKETS = 32;

  /** RFC 9260, 7.2.3: neither threshold nor window after a loss go below. */
  private static final int MIN_PACKETS = 4;

  /** Beyond any real path; keeps sums of windows within an int. */
  private static final int MAX_BYTES = 1 << 30;

  private final int mtuBytes;
  private int cwnd;
  private int ssthresh = MAX_BYTES;
  private int partialBytesAcked;

  CongestionWindow(int mtuBytes) {
    this.mtuBytes = mtuBytes;
    this.cwnd = INITIAL_PACKETS * mtuBytes;
  }

  /**
   * A SACK moved the cumulative TSN.
   *
   * @param ackedBytes what it newly acknowledged
   * @param inFlightBefore what was on the network when it came
   * @param inFlightNow what still is
   */
  void onAcked(int ackedBytes, int inFlightBefore, int inFlightNow) {
    // 7.2.1, 7.2.2: a window that was not full has proved nothing. Full is: no packet fitted.
    boolean wasFull = inFlightBefore + mtuBytes > cwnd;
    if (cwnd <= ssthresh) {
      if (wasFull) {
        int growth = Math.min(ackedBytes, MAX_GROWTH_PACKETS * mtuBytes);
        // One big step must not leap over the threshold: behind it, growth is slow.
        cwnd = (int) Math.min((long) cwnd + growth, (long) ssthresh + mtuBytes);
      }
    } else {
      partialBytesAcked = saturated((long) partialBytesAcked + ackedBytes);
      if (partialBytesAcked >= cwnd && wasFull) {
        partialBytesAcked -= cwnd;
        cwnd = saturated((long) cwnd + mtuBytes);
      }
    }
    if (inFlightNow == 0) {
      partialBytesAcked = 0;
    }
  }

  /** Loss was noticed by acknowledgements (7.2.4): half the window, once per recovery. */
  void onFastRecovery() {
    ssthresh = Math.max(cwnd / 2, MIN_PACKETS * mtuBytes);
    cwnd = ssthresh;
    partialBytesAcked = 0;
  }

  /** T3-rtx expired (7.2.3): one packet, then slow start. */
  void onTimeout() {
    ssthresh = Math.max(cwnd / 2, MIN_PACKETS * mtuBytes);
    cwnd = mtuBytes;
    partialBytesAcked = 0;
  }

  /** Nothing was on the network for so many RTOs (7.2.1): what was learned grows old. */
  void onIdle(long rtos) {
    for (long i = 0; i < rtos && cwnd > INITIAL_PACKETS * mtuBytes; i++) {
      cwnd = Math.max(cwnd / 2, INITIAL_PACKETS * mtuBytes);
    }
  }

  int cwnd() {
    return cwnd;
  }

  int ssthresh() {
    return ssthresh;
  }

  private static int saturated(long bytes) {
    return (int) Math.min(bytes, MAX_BYTES);
  }
}

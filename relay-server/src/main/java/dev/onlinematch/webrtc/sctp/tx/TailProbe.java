package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;

/**
 * When the last chunks of a burst are lost, nothing behind them makes the receiver report it. So
 * after two round trips of silence one chunk is sent again, long before T3-rtx would expire (RFC
 * 8985, 7: tail loss probe). Once per silence; what it cannot cure is left to T3-rtx.
 */
final class TailProbe {

  /** A receiver may hold back the SACK for a single packet that long (RFC 9260, 6.2). */
  private static final long MAX_ACK_DELAY_MS = 200;

  /** Below this, the peer's own scheduling looks like loss. */
  private static final long MIN_WAIT_MS = 10;

  private final RetransmissionTimeout rto;
  private final Alarm alarm = new Alarm();
  private boolean wasUsed;

  TailProbe(RetransmissionTimeout rto) {
    this.rto = rto;
  }

  /** Something was sent, or acknowledged: the silence begins anew. */
  void restart(OutstandingChunks outstanding, boolean isRecovering, long t3DeadlineMs, long nowMs) {
    alarm.clear();
    if (wasUsed || isRecovering || !rto.isMeasured() || outstanding.inFlightCount() == 0) {
      return;
    }
    long waitMs = Math.max(MIN_WAIT_MS, Math.round(2 * rto.srttMs()));
    if (outstanding.isOnePacketInFlight()) {
      waitMs += MAX_ACK_DELAY_MS;
    }
    if (nowMs + waitMs < t3DeadlineMs) {
      alarm.set(nowMs, waitMs);
    }
  }

  void onAcked() {
    wasUsed = false;
  }

  boolean isDue(long nowMs) {
    return alarm.isDue(nowMs);
  }

  void onUsed() {
    wasUsed = true;
    alarm.clear();
  }

  long deadlineMs() {
    return alarm.deadlineMs();
  }
}

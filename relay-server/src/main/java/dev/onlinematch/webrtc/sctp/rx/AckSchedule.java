package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.timer.Alarm;

/**
 * When to send a SACK (RFC 9260, 6.2): for every second packet with DATA, after a delay for a
 * single one, at once when something is unusual. "At once" means with the next packets that are
 * asked for, so that packets handled in one batch share one SACK.
 */
final class AckSchedule {

  private static final int PACKETS_PER_SACK = 2;

  private final long delayMs;
  private final Alarm alarm = new Alarm();
  private int packets;
  private boolean isImmediate;

  AckSchedule(long delayMs) {
    this.delayMs = delayMs;
  }

  /** A packet brought DATA. */
  void onPacket(long nowMs) {
    packets++;
    if (packets >= PACKETS_PER_SACK) {
      isImmediate = true;
    } else if (!alarm.isSet()) {
      alarm.set(nowMs, delayMs);
    }
  }

  /** Something happened that the peer should know without delay. */
  void atOnce() {
    isImmediate = true;
  }

  void onSackSent() {
    packets = 0;
    isImmediate = false;
    alarm.clear();
  }

  boolean isDue(long nowMs) {
    return isImmediate || alarm.isDue(nowMs);
  }

  /** Whether a SACK would say something new, so that it may ride along with DATA. */
  boolean isPending() {
    return isImmediate || alarm.isSet();
  }

  long deadlineMs() {
    return alarm.deadlineMs();
  }
}

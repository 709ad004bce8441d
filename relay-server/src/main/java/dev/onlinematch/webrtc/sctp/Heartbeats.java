package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.HeartbeatChunk;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import java.util.Arrays;

/**
 * Asks an idle peer whether he is there (RFC 9260, 8.3). The question is a random number: who
 * answers must have heard it.
 */
final class Heartbeats {

  private static final int NONCE_BYTES = 8;

  private final AssociationContext context;
  private final RetransmissionTimeout rto;
  private final Alarm alarm = new Alarm();
  private byte[] question;
  private long askedAtMs;

  // Chosen anew when the alarm has rung: a sign of life comes with every SACK, chance is expensive.
  private boolean hasJitter;
  private long jitterMs;

  Heartbeats(AssociationContext context, RetransmissionTimeout rto) {
    this.context = context;
    this.rto = rto;
  }

  /** The peer gave a sign of life that says as much as an answer. */
  void restart(long nowMs) {
    question = null;
    if (!hasJitter) {
      // 8.3: HB.interval plus the RTO, plus or minus half of it by chance.
      hasJitter = true;
      jitterMs = context.random.nextInt((int) rto.rtoMs()) - rto.rtoMs() / 2;
    }
    alarm.set(nowMs, context.options.timers().heartbeatIntervalMs() + rto.rtoMs() + jitterMs);
  }

  /**
   * Asks, or notices that nobody answered. While data is on its way, that is question enough.
   *
   * @return whether a question was left unanswered
   */
  boolean handleTimeout(boolean isIdle, long nowMs) {
    if (!alarm.isDue(nowMs)) {
      return false;
    }
    hasJitter = false;
    if (!isIdle) {
      restart(nowMs);
      return false;
    }
    if (question != null) {
      rto.backOff();
      restart(nowMs);
      return true;
    }
    question = new byte[NONCE_BYTES];
    context.random.nextBytes(question);
    askedAtMs = nowMs;
    byte[] info = question;
    context.outbox.addChunk(
        HeartbeatChunk.lengthOf(info),
        writer -> HeartbeatChunk.write(writer, ChunkType.HEARTBEAT, info));
    alarm.set(nowMs, rto.rtoMs());
    return false;
  }

  /** An answer has come; returns whether it is one to our question. */
  boolean handleAck(byte[] info, long nowMs) {
    if (question == null || !Arrays.equals(question, info)) {
      return false;
    }
    rto.measured(nowMs - askedAtMs);
    restart(nowMs);
    return true;
  }

  long deadlineMs() {
    return alarm.deadlineMs();
  }
}

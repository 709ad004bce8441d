package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;

/** Gives messages up, and tells the peer to skip them (RFC 3758, 3.5). */
final class Abandonment {

  private final OutstandingChunks outstanding;
  private final SendQueue queue;
  private final RoundTripSampler roundTrips;
  private final ForwardTsnPlan plan;
  private boolean isDue;
  private boolean wasSent;
  private int sentTsn;
  private long sentAtMs;
  private long abandonedMessages;

  Abandonment(OutstandingChunks outstanding, SendQueue queue, RoundTripSampler roundTrips) {
    this.outstanding = outstanding;
    this.queue = queue;
    this.roundTrips = roundTrips;
    this.plan = new ForwardTsnPlan(outstanding);
  }

  /** Gives up a message of which at least one chunk has a TSN: all its chunks, sent or not. */
  void abandon(OutboundMessage message) {
    if (message.isAbandoned) {
      return;
    }
    message.isAbandoned = true;
    abandonedMessages++;
    if (!message.isFullySent()) {
      queue.dropRest(message);
      // The receiver may hold the beginning and would see the next message right behind it. One
      // TSN that is never sent stands for the end, so that the skip lies between the two.
      outstanding.append(message, 0);
    }
    int tsn = SerialNumbers.newest(message.firstTsn, outstanding.cumulativeTsn() + 1);
    while (outstanding.contains(tsn) && outstanding.get(tsn).message == message) {
      SentChunk chunk = outstanding.get(tsn);
      outstanding.setState(chunk, SentChunk.State.ABANDONED);
      roundTrips.onAbandoned(chunk);
      tsn++;
    }
    isDue = true;
  }

  /**
   * A SACK has come that does not reach what was skipped: tell it again, but not more often than
   * once per {@code roundTripMs}, because that many SACKs were sent before the peer could know.
   */
  void onSack(long roundTripMs, long nowMs) {
    if (outstanding.hasAbandoned()
        && plan.make()
        && (!wasSent || plan.newCumulativeTsn() != sentTsn || nowMs - sentAtMs >= roundTripMs)) {
      isDue = true;
    }
  }

  /** T3-rtx expired: tell it again. */
  void onTimeout() {
    isDue = outstanding.hasAbandoned();
  }

  /** Whether a FORWARD-TSN has to be sent now. */
  boolean isDue() {
    isDue = isDue && plan.make();
    return isDue;
  }

  /** How long the due chunk is. */
  int chunkBytes() {
    return plan.chunkBytes();
  }

  /** Writes the due chunk. */
  void writeTo(PacketWriter writer, long nowMs) {
    plan.writeTo(writer);
    isDue = false;
    wasSent = true;
    sentTsn = plan.newCumulativeTsn();
    sentAtMs = nowMs;
  }

  long abandonedMessages() {
    return abandonedMessages;
  }
}

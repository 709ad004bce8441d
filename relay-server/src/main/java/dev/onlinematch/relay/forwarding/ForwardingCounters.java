package dev.onlinematch.relay.forwarding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What went through, counted. A message to nine others is one message and nine copies; what the
 * relay says itself is not counted. It always holds that
 *
 * <pre>
 * copies = delivered + waiting + TOO_OLD + QUEUE_FULL + RECEIVER_ENDED + SENDER_PUT_OUT
 * </pre>
 */
public final class ForwardingCounters {

  private final Map<ForwardingDrop, Long> drops = new EnumMap<>(ForwardingDrop.class);
  private long frames;
  private long frameBytes;
  private long copies;
  private long delivered;
  private long deliveredBytes;
  private long waiting;

  ForwardingCounters() {}

  /** The sums of several, as of now. */
  public static ForwardingCounters sum(List<ForwardingCounters> several) {
    ForwardingCounters sum = new ForwardingCounters();
    for (ForwardingCounters one : several) {
      one.drops.forEach((reason, count) -> sum.drops.merge(reason, count, Long::sum));
      sum.frames += one.frames;
      sum.frameBytes += one.frameBytes;
      sum.copies += one.copies;
      sum.delivered += one.delivered;
      sum.deliveredBytes += one.deliveredBytes;
      sum.waiting += one.waiting;
    }
    return sum;
  }

  /** Frames that came from members. */
  public long frames() {
    return frames;
  }

  /** Their bytes. */
  public long frameBytes() {
    return frameBytes;
  }

  /** Queued for receivers, one for each of them. */
  public long copies() {
    return copies;
  }

  /** Handed to the connections of receivers. */
  public long delivered() {
    return delivered;
  }

  /** Their bytes, with the header. */
  public long deliveredBytes() {
    return deliveredBytes;
  }

  /** Waiting now. */
  public long waiting() {
    return waiting;
  }

  /** Dropped so far. */
  public long drops(ForwardingDrop reason) {
    return drops.getOrDefault(reason, 0L);
  }

  void countFrame(int bytes) {
    frames++;
    frameBytes += bytes;
  }

  void countDrop(ForwardingDrop reason) {
    drops.merge(reason, 1L, Long::sum);
  }

  void countQueued(OutboundFrame frame) {
    if (frame.isFromMember()) {
      copies++;
      waiting++;
    }
  }

  void countDelivered(OutboundFrame frame) {
    if (frame.isFromMember()) {
      waiting--;
      delivered++;
      deliveredBytes += frame.bytes().length;
    }
  }

  void countDropped(OutboundFrame frame, ForwardingDrop reason) {
    if (frame.isFromMember()) {
      waiting--;
      countDrop(reason);
    }
  }
}

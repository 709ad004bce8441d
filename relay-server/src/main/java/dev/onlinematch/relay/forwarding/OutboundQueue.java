package dev.onlinematch.relay.forwarding;

import dev.onlinematch.transport.Delivery;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * What waits for one member. Reliable and unreliable frames wait apart and take turns, so that
 * neither holds up the other; within each, first in is first out.
 */
final class OutboundQueue {

  private final QueueLimits limits;
  private final ForwardingCounters counters;
  private final ArrayDeque<OutboundFrame> reliable = new ArrayDeque<>();
  private final ArrayDeque<OutboundFrame> unreliable = new ArrayDeque<>();
  private int reliableBytes;
  private int unreliableBytes;
  private boolean isReliableNext = true;

  OutboundQueue(QueueLimits limits, ForwardingCounters counters) {
    this.limits = limits;
    this.counters = counters;
  }

  /** Queues a frame. For an unreliable one the oldest of its kind make room. */
  void add(OutboundFrame frame, long nowMs) {
    counters.countQueued(frame);
    int length = frame.bytes().length;
    if (frame.channel() == Delivery.RELIABLE) {
      reliable.add(frame);
      reliableBytes += length;
      return;
    }
    dropOld(nowMs);
    while (unreliable.size() >= limits.unreliableMessages()
        || unreliableBytes + length > limits.unreliableBytes()) {
      dropOldest(ForwardingDrop.QUEUE_FULL);
    }
    unreliable.add(frame);
    unreliableBytes += length;
  }

  /** The next frame to send, or null. */
  OutboundFrame poll(long nowMs) {
    dropOld(nowMs);
    boolean takesReliable = !reliable.isEmpty() && (isReliableNext || unreliable.isEmpty());
    OutboundFrame frame = takesReliable ? reliable.poll() : unreliable.poll();
    if (frame != null) {
      if (takesReliable) {
        reliableBytes -= frame.bytes().length;
      } else {
        unreliableBytes -= frame.bytes().length;
      }
      isReliableNext = !takesReliable;
      counters.countDelivered(frame);
    }
    return frame;
  }

  /** Whether more reliable frames wait than may. */
  boolean isOverfull() {
    return reliableBytes > limits.reliableBytes() || reliable.size() > limits.reliableMessages();
  }

  /** Bytes that wait. */
  int bytes() {
    return reliableBytes + unreliableBytes;
  }

  /** Who alone has sent more than half of the reliable frames that wait; null when nobody has. */
  Member mainSender() {
    Map<Member, Integer> bytesBySender = new HashMap<>();
    Map<Member, Integer> framesBySender = new HashMap<>();
    for (OutboundFrame frame : reliable) {
      if (frame.isFromMember()
          && (bytesBySender.merge(frame.sender(), frame.bytes().length, Integer::sum)
                  > limits.reliableBytes() / 2
              || framesBySender.merge(frame.sender(), 1, Integer::sum)
                  > limits.reliableMessages() / 2)) {
        return frame.sender();
      }
    }
    return null;
  }

  /** Forgets the reliable frames of a sender who was put out. */
  void dropReliableOf(Member sender) {
    for (Iterator<OutboundFrame> frames = reliable.iterator(); frames.hasNext(); ) {
      OutboundFrame frame = frames.next();
      if (sender.equals(frame.sender())) {
        frames.remove();
        reliableBytes -= frame.bytes().length;
        counters.countDropped(frame, ForwardingDrop.SENDER_PUT_OUT);
      }
    }
  }

  /** Forgets everything: there is nobody to send it to any more. */
  void clear() {
    reliable.forEach(frame -> counters.countDropped(frame, ForwardingDrop.RECEIVER_ENDED));
    unreliable.forEach(frame -> counters.countDropped(frame, ForwardingDrop.RECEIVER_ENDED));
    reliable.clear();
    unreliable.clear();
    reliableBytes = 0;
    unreliableBytes = 0;
  }

  private void dropOld(long nowMs) {
    while (!unreliable.isEmpty()
        && nowMs - unreliable.peek().queuedAtMs() > limits.unreliableAgeMs()) {
      dropOldest(ForwardingDrop.TOO_OLD);
    }
  }

  private void dropOldest(ForwardingDrop reason) {
    OutboundFrame oldest = unreliable.remove();
    unreliableBytes -= oldest.bytes().length;
    counters.countDropped(oldest, reason);
  }
}

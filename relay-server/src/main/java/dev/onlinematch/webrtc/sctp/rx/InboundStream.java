package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * One stream's order (RFC 9260, 6.6): a message waits until all SSNs before its own were delivered
 * or skipped. Around a reset (RFC 6525, 5.2.2) it tells before from after by the TSN.
 */
final class InboundStream {

  private final int streamId;
  private final ReceiveBuffer buffer;
  private final MessageSink sink;
  private int nextSsn;

  // All keys are newer than nextSsn by less than half a circle, so that their order is total.
  private final TreeMap<Integer, Message> waiting =
      new TreeMap<>((a, b) -> a.equals(b) ? 0 : SerialNumbers.isNewerSsn(a, b) ? 1 : -1);

  private Reset reset = Reset.NONE;
  private int resetAfterTsn;
  private final Queue<Message> afterReset = new ArrayDeque<>();

  private enum Reset {
    /** There never was one. */
    NONE,
    /** One waits for data sent before it; messages sent after it wait in afterReset. */
    PENDING,
    /** The last one is done. */
    DONE
  }

  InboundStream(int streamId, ReceiveBuffer buffer, MessageSink sink) {
    this.streamId = streamId;
    this.buffer = buffer;
    this.sink = sink;
  }

  /**
   * A whole message has come; whatever can be delivered now is.
   *
   * @return false if it contradicts what was delivered, skipped or is waiting already, and was
   *     dropped
   */
  boolean accept(Message message) {
    int ssn = message.header.ssn();
    if (reset == Reset.PENDING && SerialNumbers.isNewer(message.header.tsn(), resetAfterTsn)) {
      // RFC 6525, 5.2.2: data sent after the reset is held until the reset is done.
      buffer.keep(message.payload);
      afterReset.add(message);
    } else if (message.header.isUnordered()) {
      deliver(message);
    } else if (ssn == nextSsn) {
      nextSsn = SerialNumbers.nextSsn(nextSsn);
      deliver(message);
      deliverWaiting();
    } else if (SerialNumbers.isNewerSsn(ssn, nextSsn) && !waiting.containsKey(ssn)) {
      buffer.keep(message.payload);
      waiting.put(ssn, message);
    } else {
      return false;
    }
    return true;
  }

  /**
   * Messages up to {@code ssn} are not coming any more (RFC 3758, 3.6). What had arrived of them is
   * delivered in order first. Says nothing new, or comes from before a reset: ignored.
   *
   * @param newCumulativeTsn where the FORWARD-TSN ends
   */
  void skipTo(int ssn, int newCumulativeTsn) {
    int next = SerialNumbers.nextSsn(ssn);
    if (!SerialNumbers.isNewerSsn(next, nextSsn) || isFromBeforeReset(ssn, newCumulativeTsn)) {
      return;
    }
    while (!waiting.isEmpty() && !SerialNumbers.isNewerSsn(waiting.firstKey(), ssn)) {
      deliverWaiting(waiting.pollFirstEntry());
    }
    nextSsn = next;
    deliverWaiting();
  }

  /** From the TSN after {@code lastTsn} on, this stream begins anew; see {@link #reset}. */
  void expectReset(int lastTsn) {
    reset = Reset.PENDING;
    resetAfterTsn = lastTsn;
  }

  /** Everything sent before has arrived: the stream begins anew. */
  void reset(int lastTsn) {
    // All of it has arrived, and some still waits: an SSN was left out, which nobody will fill in.
    while (!waiting.isEmpty()) {
      buffer.release(waiting.pollFirstEntry().getValue().payload);
    }
    nextSsn = 0;
    reset = Reset.DONE;
    resetAfterTsn = lastTsn;
    while (!afterReset.isEmpty()) {
      Message message = afterReset.remove();
      buffer.release(message.payload);
      accept(message);
    }
  }

  // A FORWARD-TSN can be on its way while the stream is reset, and name an SSN from before. Its
  // sender would have needed ssn + 1 chunks after the reset to get that far.
  private boolean isFromBeforeReset(int ssn, int newCumulativeTsn) {
    int chunksSince = SerialNumbers.distance(resetAfterTsn, newCumulativeTsn);
    return reset == Reset.DONE && chunksSince >= 0 && chunksSince <= ssn;
  }

  private void deliverWaiting() {
    Message next = waiting.isEmpty() ? null : waiting.remove(nextSsn);
    while (next != null) {
      nextSsn = SerialNumbers.nextSsn(nextSsn);
      buffer.release(next.payload);
      deliver(next);
      next = waiting.remove(nextSsn);
    }
  }

  private void deliverWaiting(Map.Entry<Integer, Message> entry) {
    buffer.release(entry.getValue().payload);
    deliver(entry.getValue());
  }

  private void deliver(Message message) {
    sink.onMessage(streamId, message.header.ppid(), message.payload);
  }
}

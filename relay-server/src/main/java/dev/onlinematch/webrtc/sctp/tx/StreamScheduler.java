package dev.onlinematch.webrtc.sctp.tx;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Whose turn it is (RFC 8831, 6.4: weighted fair queueing over bytes; RFC 8260, 3.6). Each stream
 * has a virtual time that bytes sent move on, slower the heavier the stream; the one that is
 * furthest behind sends next.
 *
 * <p>Turns are whole messages: without I-DATA (RFC 8260) the fragments of a message need
 * consecutive TSNs, so nothing may come between them.
 */
final class StreamScheduler {

  // A message of one byte costs a chunk header too; without this, tiny messages would be free.
  private static final int CHUNK_BYTES = 16;
  private static final int SCALE = 1 << 16;

  private final PriorityQueue<OutboundStream> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((OutboundStream stream) -> stream.virtualTime)
              .thenComparingInt(stream -> stream.id));
  private OutboundStream current;
  private long virtualTime;

  /** A stream has got its first message. Those that were idle begin where the round is now. */
  void activate(OutboundStream stream) {
    stream.virtualTime = Math.max(stream.virtualTime, virtualTime);
    waiting.add(stream);
  }

  /** The stream that sends next, or null. It keeps its turn until {@link #endTurn}. */
  OutboundStream current() {
    if (current == null) {
      current = waiting.poll();
      if (current != null) {
        virtualTime = current.virtualTime;
      }
    }
    return current;
  }

  /** The current stream's first message is gone: sent, or given up. */
  void endTurn(int bytesSent) {
    OutboundStream stream = current;
    current = null;
    if (bytesSent > 0) {
      stream.virtualTime += (long) (bytesSent + CHUNK_BYTES) * SCALE / stream.weight();
    }
    if (!stream.messages.isEmpty()) {
      waiting.add(stream);
    }
  }

  /** Everything of this stream was dropped. */
  void remove(OutboundStream stream) {
    if (current == stream) {
      current = null;
    } else {
      waiting.remove(stream);
    }
  }
}

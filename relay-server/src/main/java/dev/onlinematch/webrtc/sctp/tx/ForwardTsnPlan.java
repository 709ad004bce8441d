package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.ForwardTsnChunk;
import dev.onlinematch.webrtc.sctp.packet.IntList;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;

/**
 * How far the peer can be told to skip (RFC 3758, 3.5 C2: Advanced.Peer.Ack.Point), and which
 * ordered messages of which streams it skips then.
 *
 * <p>The RFC moves over abandoned chunks only. This moves over chunks that have arrived, too, if
 * their message is known to be delivered: unordered and whole, or ordered with nothing of its
 * stream skipped before it. Otherwise one lost message per round trip could be skipped, and a fast
 * unreliable channel with many losses would fill up. The receiver cannot tell the difference.
 */
final class ForwardTsnPlan {

  /** What fits into the smallest packet that WebRTC uses. */
  private static final int MAX_STREAMS = 200;

  private final OutstandingChunks outstanding;
  private final IntList streams = new IntList();
  private int newCumulativeTsn;

  ForwardTsnPlan(OutstandingChunks outstanding) {
    this.outstanding = outstanding;
  }

  /** Looks how far one could go; returns whether that is anywhere. */
  boolean make() {
    streams.clear();
    newCumulativeTsn = outstanding.cumulativeTsn();
    if (!outstanding.hasAbandoned()) {
      return false;
    }
    boolean skipsSomething = false;
    for (int tsn = newCumulativeTsn + 1; outstanding.contains(tsn); tsn++) {
      SentChunk chunk = outstanding.get(tsn);
      if (chunk.state == SentChunk.State.ABANDONED) {
        if (!chunk.message.isUnordered() && !listStream(chunk)) {
          break;
        }
        skipsSomething = true;
        newCumulativeTsn = tsn;
      } else if (!isDelivered(chunk)) {
        break;
      }
    }
    return skipsSomething;
  }

  int newCumulativeTsn() {
    return newCumulativeTsn;
  }

  int chunkBytes() {
    return ForwardTsnChunk.MIN_BYTES + 4 * streams.size();
  }

  void writeTo(PacketWriter writer) {
    ForwardTsnChunk.write(writer, newCumulativeTsn, streams);
  }

  private boolean isDelivered(SentChunk chunk) {
    OutboundMessage message = chunk.message;
    return chunk.state == SentChunk.State.ACKED
        && message.isFullyAcked()
        && (message.isUnordered() || indexOf(message.stream.id) < 0);
  }

  private boolean listStream(SentChunk chunk) {
    int entry = chunk.message.stream.id << 16 | chunk.message.ssn;
    int index = indexOf(chunk.message.stream.id);
    if (index >= 0) {
      streams.set(index, entry);
      return true;
    }
    if (streams.size() == MAX_STREAMS) {
      return false;
    }
    streams.add(entry);
    return true;
  }

  private int indexOf(int streamId) {
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i) >>> 16 == streamId) {
        return i;
      }
    }
    return -1;
  }
}

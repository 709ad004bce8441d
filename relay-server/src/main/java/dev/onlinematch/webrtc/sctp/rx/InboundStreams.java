package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import java.util.Arrays;

/** The streams that the peer sends on. Made when first used: most of the allowed ones never are. */
final class InboundStreams {

  private final int maxStreams;
  private final ReceiveBuffer buffer;
  private final MessageSink sink;
  private InboundStream[] streams = new InboundStream[8];

  InboundStreams(int maxStreams, ReceiveBuffer buffer, MessageSink sink) {
    this.maxStreams = maxStreams;
    this.buffer = buffer;
    this.sink = sink;
  }

  boolean exists(int streamId) {
    return streamId < maxStreams;
  }

  /** The stream of that number, which must exist. */
  InboundStream get(int streamId) {
    if (streamId >= streams.length) {
      int doubled = Math.max(streams.length * 2, Integer.highestOneBit(streamId) * 2);
      streams = Arrays.copyOf(streams, Math.min(maxStreams, doubled));
    }
    if (streams[streamId] == null) {
      streams[streamId] = new InboundStream(streamId, buffer, sink);
    }
    return streams[streamId];
  }

  void expectReset(StreamIds ids, int lastTsn) {
    for (int i = 0; i < ids.size(); i++) {
      get(ids.get(i)).expectReset(lastTsn);
    }
    if (ids.isAll()) {
      for (InboundStream stream : streams) {
        if (stream != null) {
          stream.expectReset(lastTsn);
        }
      }
    }
  }

  void reset(StreamIds ids, int lastTsn) {
    for (int i = 0; i < ids.size(); i++) {
      get(ids.get(i)).reset(lastTsn);
    }
    if (ids.isAll()) {
      for (InboundStream stream : streams) {
        if (stream != null) {
          stream.reset(lastTsn);
        }
      }
    }
  }
}

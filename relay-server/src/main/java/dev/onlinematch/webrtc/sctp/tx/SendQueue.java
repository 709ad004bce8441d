package dev.onlinematch.webrtc.sctp.tx;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Messages that have no TSN yet, of all streams. Bounded by bytes and by number; what does not fit
 * is refused.
 */
public final class SendQueue {

  /** An empty-looking message costs memory too; this many are a broken caller, not a busy one. */
  private static final int MAX_MESSAGES = 65_536;

  private final int maxBytes;
  private final IntConsumer onBufferedAmountLow;
  private final StreamScheduler scheduler = new StreamScheduler();
  private OutboundStream[] streams = new OutboundStream[8];
  private int streamLimit;
  private int bytes;
  private int messages;

  /**
   * An empty queue.
   *
   * @param onBufferedAmountLow is told the stream whose waiting bytes fell to its threshold
   */
  public SendQueue(int maxBytes, int maxStreams, IntConsumer onBufferedAmountLow) {
    this.maxBytes = maxBytes;
    this.streamLimit = maxStreams;
    this.onBufferedAmountLow = onBufferedAmountLow;
  }

  /** Takes a message, or says why not. The payload must not change any more. */
  public SendOutcome add(int streamId, int ppid, byte[] payload, SendOptions options, long nowMs) {
    if (payload.length == 0) {
      // RFC 9260, 3.3.1: DATA carries at least one byte. RFC 8831, 6.6 has a PPID for "empty".
      throw new IllegalArgumentException("a message needs at least one byte");
    }
    if (streamId < 0 || streamId >= streamLimit) {
      return SendOutcome.NO_SUCH_STREAM;
    }
    OutboundStream stream = stream(streamId);
    if (stream.isResetting()) {
      return SendOutcome.STREAM_RESETTING;
    }
    if (payload.length > maxBytes - bytes || messages >= MAX_MESSAGES) {
      return SendOutcome.BUFFER_FULL;
    }
    boolean wasIdle = stream.messages.isEmpty();
    stream.add(new OutboundMessage(stream, ppid, payload, options, nowMs));
    bytes += payload.length;
    messages++;
    if (wasIdle) {
      scheduler.activate(stream);
    }
    return SendOutcome.QUEUED;
  }

  /** Bytes of one stream that wait for the network (W3C bufferedAmount). */
  public int bufferedAmount(int streamId) {
    return streamId < streams.length && streams[streamId] != null
        ? streams[streamId].bufferedBytes()
        : 0;
  }

  /** Bytes of all streams that wait. */
  public int bufferedAmount() {
    return bytes;
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return messages == 0;
  }

  /** From when on the stream counts as nearly empty; 0 at first. */
  public void setBufferedAmountLowThreshold(int streamId, int thresholdBytes) {
    stream(streamId).setLowThreshold(thresholdBytes);
  }

  /** The stream's share, relative to others (RFC 8831, 6.4: 128, 256, 512, 1024). */
  public void setWeight(int streamId, int weight) {
    if (weight < 1) {
      throw new IllegalArgumentException("weight must be positive: " + weight);
    }
    stream(streamId).setWeight(weight);
  }

  /** The peer takes only streams below {@code limit}; what waits on others is dropped. */
  public void limitStreams(int limit) {
    streamLimit = Math.min(streamLimit, limit);
    for (int id = streamLimit; id < streams.length; id++) {
      if (streams[id] != null) {
        dropAll(streams[id]);
      }
    }
  }

  /** Streams that may be used: those below. */
  public int streamLimit() {
    return streamLimit;
  }

  /** Drops everything that waits. */
  public void clear() {
    for (OutboundStream stream : streams) {
      if (stream != null) {
        dropAll(stream);
        stream.endReset(true);
      }
    }
  }

  /** No more messages for this stream, until the reset is over. */
  public void startReset(int streamId) {
    stream(streamId).startReset();
  }

  /** Whether all messages of a stream have been given TSNs. */
  public boolean isDrained(int streamId) {
    return stream(streamId).messages.isEmpty();
  }

  /** The stream may be used again. */
  public void endReset(int streamId, boolean wasPerformed) {
    stream(streamId).endReset(wasPerformed);
  }

  /** The message whose turn it is, or null. Those that outlived their time unsent are dropped. */
  OutboundMessage current(long nowMs) {
    OutboundStream stream = scheduler.current();
    while (stream != null) {
      OutboundMessage message = stream.messages.peek();
      if (message.isStarted() || !message.hasExpired(nowMs)) {
        return message;
      }
      endCurrent(message);
      stream = scheduler.current();
    }
    return null;
  }

  /** A fragment of the current message is cut off. */
  void advance(OutboundMessage message, int fragmentBytes) {
    message.nextOffset += fragmentBytes;
    removeBytes(message.stream, fragmentBytes);
    if (message.isFullySent()) {
      endCurrent(message);
    }
  }

  /** What was not sent of the current message will not be. */
  void dropRest(OutboundMessage message) {
    endCurrent(message);
  }

  private void endCurrent(OutboundMessage message) {
    OutboundStream stream = message.stream;
    stream.messages.remove();
    messages--;
    scheduler.endTurn(message.nextOffset);
    if (!message.isFullySent()) {
      removeBytes(stream, message.remainingBytes());
    }
  }

  private void removeBytes(OutboundStream stream, int count) {
    bytes -= count;
    if (stream.removeBytes(count)) {
      onBufferedAmountLow.accept(stream.id);
    }
  }

  private void dropAll(OutboundStream stream) {
    if (stream.messages.isEmpty()) {
      return;
    }
    scheduler.remove(stream);
    messages -= stream.messages.size();
    stream.messages.clear();
    removeBytes(stream, stream.bufferedBytes());
  }

  private OutboundStream stream(int id) {
    if (id < 0 || id >= 65_535) {
      throw new IllegalArgumentException("no such stream: " + id);
    }
    if (id >= streams.length) {
      streams = Arrays.copyOf(streams, Integer.highestOneBit(id) * 2);
    }
    if (streams[id] == null) {
      streams[id] = new OutboundStream(id);
    }
    return streams[id];
  }
}

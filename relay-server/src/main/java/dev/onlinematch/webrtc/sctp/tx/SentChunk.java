package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.DataChunk;
import dev.onlinematch.webrtc.sctp.packet.DataHeader;

/** A chunk with a TSN: a stretch of a message, and what is known of its way. */
final class SentChunk {

  /** What is known of its way. Only {@link OutstandingChunks} changes it. */
  enum State {
    /** Sent, and nothing heard. */
    IN_FLIGHT,
    /** Arrived, though something before it has not. */
    ACKED,
    /** Thought lost: to be sent again. */
    LOST,
    /** Given up: to be skipped with FORWARD-TSN. */
    ABANDONED
  }

  final OutboundMessage message;
  final int tsn;
  final int offset;
  final int length;
  State state = State.IN_FLIGHT;
  int transmissions;
  long sentAtMs;

  /** Which packet carried it last. */
  long packetNumber;

  int missIndications;

  /** Which SACK last reported it as arrived; tells a receiver that changed its mind. */
  int reportedInSack;

  SentChunk(OutboundMessage message, int tsn, int offset, int length) {
    this.message = message;
    this.tsn = tsn;
    this.offset = offset;
    this.length = length;
  }

  /** How much of a packet it takes. */
  int wireBytes() {
    return (DataChunk.HEADER_BYTES + length + 3) & ~3;
  }

  DataChunk toDataChunk() {
    int flags =
        (offset == 0 ? DataHeader.BEGINNING : 0)
            | (offset + length == message.payload.length ? DataHeader.END : 0)
            | (message.isUnordered() ? DataHeader.UNORDERED : 0);
    DataHeader header = new DataHeader(tsn, message.stream.id, message.ssn, message.ppid, flags);
    return new DataChunk(header, message.payload, offset, length);
  }
}

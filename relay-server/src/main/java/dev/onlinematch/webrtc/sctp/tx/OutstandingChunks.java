package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;

/**
 * Chunks that have a TSN and are not cumulatively acknowledged, in a ring over the TSN. Keeps the
 * sums that windows are checked against.
 */
final class OutstandingChunks {

  /**
   * More are never outstanding. A gap ack block reaches 65535 TSNs (RFC 9260, 3.3.4); half of that
   * keeps every serial comparison far from its limit.
   */
  static final int MAX_CHUNKS = 32_768;

  private SentChunk[] ring = new SentChunk[64];
  private int cumulativeTsn;
  private int nextTsn;
  private int lowestLostTsn;
  private int lostCount;
  private int abandonedCount;
  private int inFlightCount;
  private int inFlightBytes;
  private int inFlightPayload;

  OutstandingChunks(int initialTsn) {
    this.cumulativeTsn = initialTsn - 1;
    this.nextTsn = initialTsn;
  }

  /** Everything up to here is acknowledged. */
  int cumulativeTsn() {
    return cumulativeTsn;
  }

  int nextTsn() {
    return nextTsn;
  }

  int size() {
    return SerialNumbers.distance(cumulativeTsn, nextTsn) - 1;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  boolean isFull() {
    return size() >= MAX_CHUNKS;
  }

  /** Chunk bytes on the network, for the congestion window. */
  int inFlightBytes() {
    return inFlightBytes;
  }

  /** User data on the network, for the peer's window. */
  int inFlightPayload() {
    return inFlightPayload;
  }

  int inFlightCount() {
    return inFlightCount;
  }

  /** Whether all that is in flight was sent in one packet. */
  boolean isOnePacketInFlight() {
    if (inFlightCount <= 1) {
      return inFlightCount == 1;
    }
    int oldest = cumulativeTsn + 1;
    while (get(oldest).state != SentChunk.State.IN_FLIGHT) {
      oldest++;
    }
    int newest = nextTsn - 1;
    while (get(newest).state != SentChunk.State.IN_FLIGHT) {
      newest--;
    }
    return get(oldest).packetNumber == get(newest).packetNumber;
  }

  boolean hasLost() {
    return lostCount > 0;
  }

  boolean hasAbandoned() {
    return abandonedCount > 0;
  }

  /** The chunk of an outstanding TSN. */
  SentChunk get(int tsn) {
    return ring[tsn & (ring.length - 1)];
  }

  /** Whether a TSN is outstanding. */
  boolean contains(int tsn) {
    return SerialNumbers.isNewer(tsn, cumulativeTsn) && SerialNumbers.isNewer(nextTsn, tsn);
  }

  /** Appends the next stretch of a message; it counts as in flight. */
  SentChunk append(OutboundMessage message, int length) {
    if (size() == ring.length) {
      grow();
    }
    SentChunk chunk = new SentChunk(message, nextTsn, message.nextOffset, length);
    ring[nextTsn & (ring.length - 1)] = chunk;
    nextTsn++;
    count(chunk, 1);
    return chunk;
  }

  /** The first chunk leaves: it is cumulatively acknowledged. */
  SentChunk removeFirst() {
    int tsn = cumulativeTsn + 1;
    int slot = tsn & (ring.length - 1);
    SentChunk chunk = ring[slot];
    count(chunk, -1);
    ring[slot] = null;
    cumulativeTsn = tsn;
    return chunk;
  }

  void setState(SentChunk chunk, SentChunk.State state) {
    count(chunk, -1);
    if (chunk.state == SentChunk.State.ACKED) {
      chunk.message.ackedBytes -= chunk.length;
    }
    chunk.state = state;
    count(chunk, 1);
    if (state == SentChunk.State.ACKED) {
      chunk.message.ackedBytes += chunk.length;
    }
  }

  /** The lost chunk with the oldest TSN, or null. */
  SentChunk firstLost() {
    if (lostCount == 0) {
      return null;
    }
    if (!SerialNumbers.isNewer(lowestLostTsn, cumulativeTsn)) {
      lowestLostTsn = cumulativeTsn + 1;
    }
    while (get(lowestLostTsn).state != SentChunk.State.LOST) {
      lowestLostTsn++;
    }
    return get(lowestLostTsn);
  }

  private void count(SentChunk chunk, int sign) {
    switch (chunk.state) {
      case IN_FLIGHT -> {
        inFlightCount += sign;
        inFlightBytes += sign * chunk.wireBytes();
        inFlightPayload += sign * chunk.length;
      }
      case LOST -> {
        if (lostCount == 0 || SerialNumbers.isNewer(lowestLostTsn, chunk.tsn)) {
          lowestLostTsn = chunk.tsn;
        }
        lostCount += sign;
      }
      case ABANDONED -> abandonedCount += sign;
      case ACKED -> {}
    }
  }

  private void grow() {
    SentChunk[] bigger = new SentChunk[ring.length * 2];
    for (SentChunk chunk : ring) {
      bigger[chunk.tsn & (bigger.length - 1)] = chunk;
    }
    ring = bigger;
  }
}

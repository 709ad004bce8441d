package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Control chunks that wait to be sent. Bounded: a peer that asks more than it listens gets fewer
 * answers. What gets lost here is as if the network had lost it.
 */
final class Outbox {

  private static final int MAX_PACKETS = 16;
  private static final int MAX_CHUNKS = 32;

  private final Deque<byte[]> packets = new ArrayDeque<>();
  private final Deque<PendingChunk> chunks = new ArrayDeque<>();
  private long droppedAnswers;

  private record PendingChunk(int length, Consumer<PacketWriter> writing) {}

  /** A packet that is complete: of a chunk that must not be bundled, or under another tag. */
  void addPacket(byte[] packet) {
    if (packets.size() < MAX_PACKETS) {
      packets.add(packet);
    } else {
      droppedAnswers++;
    }
  }

  /** A chunk that can share a packet. */
  void addChunk(int length, Consumer<PacketWriter> writing) {
    if (chunks.size() < MAX_CHUNKS) {
      chunks.add(new PendingChunk(length, writing));
    } else {
      droppedAnswers++;
    }
  }

  /** A chunk that has to come first in its packet: COOKIE-ECHO, COOKIE-ACK (RFC 9260, 5.1). */
  void addFirstChunk(int length, Consumer<PacketWriter> writing) {
    chunks.addFirst(new PendingChunk(length, writing));
  }

  byte[] pollPacket() {
    return packets.poll();
  }

  /** Writes as many chunks as fit, in their order. */
  void writeChunks(PacketWriter writer) {
    while (!chunks.isEmpty() && chunks.peek().length() <= writer.room()) {
      chunks.remove().writing().accept(writer);
    }
  }

  /** Chunks of an association that is no more make no sense; whole packets still do. */
  void clearChunks() {
    chunks.clear();
  }

  long droppedAnswers() {
    return droppedAnswers;
  }
}

package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * A received packet (RFC 9260, 3.1): header checked, chunks found, nothing interpreted. A packet
 * with anything wrong in its frame is refused whole.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +-------------------------------+-------------------------------+
 * |                       Verification Tag                        |
 * +---------------------------------------------------------------+
 * |                   Checksum (CRC32c, low byte first)           |
 * +---------------------------------------------------------------+
 * |                           Chunk #1 ...                        |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param sourcePort the sender's port
 * @param destinationPort our port
 * @param verificationTag which association it claims to belong to
 * @param chunks at least one, in their order
 */
public record SctpPacket(
    int sourcePort, int destinationPort, int verificationTag, List<RawChunk> chunks) {

  /** Bytes before the first chunk. */
  public static final int HEADER_BYTES = 12;

  static final int CHECKSUM_OFFSET = 8;

  /**
   * Reads a packet. The checksum comes first: until it is right, nothing that the bytes say means
   * anything. Zero checksums (RFC 9653) are never negotiated here, so they are wrong ones.
   *
   * @throws MalformedException if the checksum is wrong, or lengths contradict the bytes
   */
  public static SctpPacket parse(byte[] bytes, int offset, int length) throws MalformedException {
    if (length < HEADER_BYTES + RawChunk.HEADER_BYTES) {
      throw new MalformedException("packet without a chunk");
    }
    int checksum = NetworkBytes.i32(bytes, offset + CHECKSUM_OFFSET);
    if (checksum != PacketChecksum.of(bytes, offset, length)) {
      throw new MalformedException("wrong checksum");
    }
    int end = offset + length;
    List<RawChunk> chunks = new ArrayList<>(4);
    for (int at = offset + HEADER_BYTES; at < end; ) {
      RawChunk chunk = RawChunk.parse(bytes, at, end);
      chunks.add(chunk);
      // The padding of the last chunk may be missing; that of the others may not.
      at += NetworkBytes.padded(chunk.length());
    }
    return new SctpPacket(
        NetworkBytes.u16(bytes, offset),
        NetworkBytes.u16(bytes, offset + 2),
        NetworkBytes.i32(bytes, offset + 4),
        chunks);
  }

  /** Whether a chunk of this kind is among them. */
  public boolean contains(ChunkType type) {
    for (RawChunk chunk : chunks) {
      if (chunk.type() == type) {
        return true;
      }
    }
    return false;
  }
}

package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;

/**
 * HEARTBEAT (RFC 9260, 3.3.5) and HEARTBEAT-ACK (3.3.6): a question, and its own bytes as answer.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | Type = 4 or 5 |  Chunk Flags  |            Length             |
 * +---------------+---------------+-------------------------------+
 * |    Heartbeat Info Type = 1    |          Info Length          |
 * +-------------------------------+-------------------------------+
 * /              Sender-Specific Heartbeat Information            /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class HeartbeatChunk {

  private static final int INFO = 1;

  private HeartbeatChunk() {}

  /** The sender-specific information. */
  public static byte[] parseInfo(RawChunk chunk) throws MalformedException {
    for (Tlv parameter : Tlv.parseAll(chunk, 0)) {
      if (parameter.type() == INFO) {
        return parameter.copyValue();
      }
    }
    throw new MalformedException("heartbeat without information");
  }

  /** How long a chunk with so much information is. */
  public static int lengthOf(byte[] info) {
    return NetworkBytes.padded(RawChunk.HEADER_BYTES + Tlv.HEADER_BYTES + info.length);
  }

  /** Writes one of either type. */
  public static void write(PacketWriter writer, ChunkType type, byte[] info) {
    writer.beginChunk(type, 0);
    int start = writer.beginTlv(INFO);
    writer.bytes(info);
    writer.endTlv(start);
    writer.endChunk();
  }
}

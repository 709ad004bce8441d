package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;

/**
 * SHUTDOWN (RFC 9260, 3.3.8): its sender has nothing more to send.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |   Type = 7    |  Chunk Flags  |          Length = 8           |
 * +---------------+---------------+-------------------------------+
 * |                      Cumulative TSN Ack                       |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param cumulativeTsn everything up to this TSN has arrived
 */
public record ShutdownChunk(int cumulativeTsn) {

  /** How long one is. */
  public static final int BYTES = 8;

  /** Reads one. */
  public static ShutdownChunk parse(RawChunk chunk) throws MalformedException {
    chunk.needValue(4);
    return new ShutdownChunk(NetworkBytes.i32(chunk.bytes, chunk.valueOffset()));
  }

  /** Writes it. */
  public void writeTo(PacketWriter writer) {
    writer.beginChunk(ChunkType.SHUTDOWN, 0).i32(cumulativeTsn).endChunk();
  }
}

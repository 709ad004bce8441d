package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;

/**
 * INIT (RFC 9260, 3.3.2) and INIT-ACK (3.3.3), which differ in their type only.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | Type = 1 or 2 |  Chunk Flags  |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                         Initiate Tag                          |
 * +---------------------------------------------------------------+
 * |          Advertised Receiver Window Credit (a_rwnd)           |
 * +-------------------------------+-------------------------------+
 * |  Number of Outbound Streams   |   Number of Inbound Streams   |
 * +-------------------------------+-------------------------------+
 * |                          Initial TSN                          |
 * +---------------------------------------------------------------+
 * /              Optional/Variable-Length Parameters              /
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param initiateTag the verification tag that packets to its sender must carry
 * @param aRwnd the sender's receive window in bytes
 * @param outboundStreams how many streams the sender wants to send on
 * @param inboundStreams how many streams the sender takes
 * @param initialTsn the TSN of the sender's first DATA chunk
 * @param parameters the rest
 */
public record InitChunk(
    int initiateTag,
    long aRwnd,
    int outboundStreams,
    int inboundStreams,
    int initialTsn,
    InitParameters parameters) {

  private static final int FIXED_BYTES = 16;

  /** A window below this is not allowed (3.3.2): nothing useful could ever be sent. */
  public static final int MIN_A_RWND = 1500;

  /** Reads one of either type. */
  public static InitChunk parse(RawChunk chunk) throws MalformedException {
    chunk.needValue(FIXED_BYTES);
    int at = chunk.valueOffset();
    return new InitChunk(
        NetworkBytes.i32(chunk.bytes, at),
        NetworkBytes.u32(chunk.bytes, at + 4),
        NetworkBytes.u16(chunk.bytes, at + 8),
        NetworkBytes.u16(chunk.bytes, at + 10),
        NetworkBytes.i32(chunk.bytes, at + 12),
        InitParameters.parse(chunk, FIXED_BYTES));
  }

  /**
   * Whether streams or window make an association impossible (3.3.2). The tag is another matter.
   */
  public boolean isUnusable() {
    return outboundStreams == 0 || inboundStreams == 0 || aRwnd < MIN_A_RWND;
  }

  /** Writes it as {@code type}, {@link ChunkType#INIT} or {@link ChunkType#INIT_ACK}. */
  public void writeTo(PacketWriter writer, ChunkType type) {
    writer
        .beginChunk(type, 0)
        .i32(initiateTag)
        .i32((int) aRwnd)
        .u16(outboundStreams)
        .u16(inboundStreams)
        .i32(initialTsn);
    parameters.writeTo(writer);
    writer.endChunk();
  }
}

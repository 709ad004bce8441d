package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;

/**
 * DATA (RFC 9260, 3.3.1): a message, or a fragment of one. A window into somebody else's bytes.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-------+-+-+-+-+-------------------------------+
 * |   Type = 0    |  Res  |I|U|B|E|            Length             |
 * +---------------+-------+-+-+-+-+-------------------------------+
 * |                              TSN                              |
 * +-------------------------------+-------------------------------+
 * |      Stream Identifier        |    Stream Sequence Number     |
 * +-------------------------------+-------------------------------+
 * |                  Payload Protocol Identifier                  |
 * +---------------------------------------------------------------+
 * /                           User Data                           /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class DataChunk {

  /** Bytes of a chunk before its user data. */
  public static final int HEADER_BYTES = 16;

  private final DataHeader header;
  private final byte[] bytes;
  private final int offset;
  private final int length;

  /** A chunk whose user data is {@code length} bytes of {@code bytes}. */
  public DataChunk(DataHeader header, byte[] bytes, int offset, int length) {
    this.header = header;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** Reads one. Its user data may be empty, which is for the receiver to answer. */
  public static DataChunk parse(RawChunk chunk) throws MalformedException {
    chunk.needValue(HEADER_BYTES - RawChunk.HEADER_BYTES);
    byte[] bytes = chunk.bytes;
    int at = chunk.valueOffset();
    DataHeader header =
        new DataHeader(
            NetworkBytes.i32(bytes, at),
            NetworkBytes.u16(bytes, at + 4),
            NetworkBytes.u16(bytes, at + 6),
            NetworkBytes.i32(bytes, at + 8),
            chunk.flags());
    return new DataChunk(header, bytes, at + 12, chunk.valueLength() - 12);
  }

  /** Writes it; it takes {@link #HEADER_BYTES} and the user data, padded. */
  public void writeTo(PacketWriter writer) {
    writer
        .beginChunk(ChunkType.DATA, header.flags())
        .i32(header.tsn())
        .u16(header.streamId())
        .u16(header.ssn())
        .i32(header.ppid())
        .bytes(bytes, offset, length)
        .endChunk();
  }

  /** What is said about the user data. */
  public DataHeader header() {
    return header;
  }

  /** How many bytes of user data. */
  public int length() {
    return length;
  }

  /** The user data in an array of its own. */
  public byte[] copyUserData() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }
}

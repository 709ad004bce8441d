package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;

/**
 * FORWARD-TSN (RFC 3758, 3.2): do not wait for what is not coming any more. A window into the
 * packet's bytes when received.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Type = 192   |  Flags = 0x00 |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                      New Cumulative TSN                       |
 * +-------------------------------+-------------------------------+
 * |           Stream-1            |       Stream Sequence-1       |
 * +-------------------------------+-------------------------------+
 * /                              ...                              /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class ForwardTsnChunk {

  /** Bytes of a chunk without streams. Each stream adds four. */
  public static final int MIN_BYTES = 8;

  private final RawChunk chunk;

  private ForwardTsnChunk(RawChunk chunk) {
    this.chunk = chunk;
  }

  /** Reads one. */
  public static ForwardTsnChunk parse(RawChunk chunk) throws MalformedException {
    chunk.needValue(4);
    if (chunk.valueLength() % 4 != 0) {
      throw new MalformedException("half a stream in FORWARD-TSN");
    }
    return new ForwardTsnChunk(chunk);
  }

  /**
   * Writes one.
   *
   * @param streams each stream &lt;&lt; 16 | the last SSN of it that is skipped
   */
  public static void write(PacketWriter writer, int newCumulativeTsn, IntList streams) {
    writer.beginChunk(ChunkType.FORWARD_TSN, 0).i32(newCumulativeTsn);
    for (int i = 0; i < streams.size(); i++) {
      writer.i32(streams.get(i));
    }
    writer.endChunk();
  }

  /** Everything up to this TSN counts as arrived. */
  public int newCumulativeTsn() {
    return NetworkBytes.i32(chunk.bytes, chunk.valueOffset());
  }

  /** How many streams are listed. */
  public int streamCount() {
    return chunk.valueLength() / 4 - 1;
  }

  /** A stream of which ordered messages are skipped. */
  public int streamId(int index) {
    return NetworkBytes.u16(chunk.bytes, chunk.valueOffset() + 4 + 4 * index);
  }

  /** The last SSN of it that is skipped. */
  public int ssn(int index) {
    return NetworkBytes.u16(chunk.bytes, chunk.valueOffset() + 6 + 4 * index);
  }
}

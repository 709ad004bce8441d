package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;

/**
 * SACK (RFC 9260, 3.3.4): what has arrived. A window into the packet's bytes when received.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |   Type = 3    |  Chunk Flags  |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                      Cumulative TSN Ack                       |
 * +---------------------------------------------------------------+
 * |          Advertised Receiver Window Credit (a_rwnd)           |
 * +-------------------------------+-------------------------------+
 * | Number of Gap Ack Blocks = N  |  Number of Dup TSNs = M       |
 * +-------------------------------+-------------------------------+
 * |    Gap Ack Block #1 Start     |     Gap Ack Block #1 End      |
 * +-------------------------------+-------------------------------+
 * /                              ...                              /
 * +---------------------------------------------------------------+
 * |                        Duplicate TSN #1                       |
 * +---------------------------------------------------------------+
 * /                              ...                              /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SackChunk {

  /** Bytes of a SACK without gap ack blocks and duplicates. Each of either adds four. */
  public static final int MIN_BYTES = 16;

  private final byte[] bytes;
  private final int at;

  private SackChunk(RawChunk chunk) {
    this.bytes = chunk.bytes;
    this.at = chunk.valueOffset();
  }

  /** Reads one. Whether its blocks make sense is for the sender of the data to judge. */
  public static SackChunk parse(RawChunk chunk) throws MalformedException {
    chunk.needValue(12);
    SackChunk sack = new SackChunk(chunk);
    chunk.needValue(12 + 4 * (sack.gapCount() + sack.duplicateCount()));
    return sack;
  }

  /**
   * Writes one.
   *
   * @param gaps gap ack blocks, each start &lt;&lt; 16 | end as offsets from {@code cumulativeTsn}
   * @param duplicates TSNs that came more than once
   */
  public static void write(
      PacketWriter writer, int cumulativeTsn, long aRwnd, IntList gaps, IntList duplicates) {
    writer
        .beginChunk(ChunkType.SACK, 0)
        .i32(cumulativeTsn)
        .i32((int) aRwnd)
        .u16(gaps.size())
        .u16(duplicates.size());
    for (int i = 0; i < gaps.size(); i++) {
      writer.i32(gaps.get(i));
    }
    for (int i = 0; i < duplicates.size(); i++) {
      writer.i32(duplicates.get(i));
    }
    writer.endChunk();
  }

  /** Everything up to this TSN has arrived. */
  public int cumulativeTsn() {
    return NetworkBytes.i32(bytes, at);
  }

  /** How many bytes the receiver could take when it wrote this, 0 to 2^32 - 1. */
  public long aRwnd() {
    return NetworkBytes.u32(bytes, at + 4);
  }

  /** How many gap ack blocks. */
  public int gapCount() {
    return NetworkBytes.u16(bytes, at + 8);
  }

  /** First TSN of a block, as an offset from the cumulative TSN. */
  public int gapStart(int index) {
    return NetworkBytes.u16(bytes, at + 12 + 4 * index);
  }

  /** Last TSN of a block, as an offset from the cumulative TSN. */
  public int gapEnd(int index) {
    return NetworkBytes.u16(bytes, at + 14 + 4 * index);
  }

  /** How many TSNs are reported to have come more than once. */
  public int duplicateCount() {
    return NetworkBytes.u16(bytes, at + 10);
  }

  /** A TSN that came more than once. */
  public int duplicateTsn(int index) {
    return NetworkBytes.i32(bytes, at + 12 + 4 * (gapCount() + index));
  }
}

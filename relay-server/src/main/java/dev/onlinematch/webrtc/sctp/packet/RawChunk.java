package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;

/**
 * One chunk of a received packet, not looked into yet (RFC 9260, 3.2): a window into the packet's
 * bytes, valid as long as they are.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Chunk Type   |  Chunk Flags  |         Chunk Length          |
 * +---------------+---------------+-------------------------------+
 * /                          Chunk Value                          /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RawChunk {

  static final int HEADER_BYTES = 4;

  final byte[] bytes;
  final int offset;
  private final int length;

  private RawChunk(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** The chunk at {@code offset}, which must end at {@code end} or before. */
  static RawChunk parse(byte[] bytes, int offset, int end) throws MalformedException {
    if (end - offset < HEADER_BYTES) {
      throw new MalformedException("chunk header cut off");
    }
    int length = NetworkBytes.u16(bytes, offset + 2);
    if (length < HEADER_BYTES || length > end - offset) {
      throw new MalformedException("chunk length out of its packet");
    }
    return new RawChunk(bytes, offset, length);
  }

  /** What kind of chunk. */
  public ChunkType type() {
    return ChunkType.of(typeCode());
  }

  /** The number of its kind, 0 to 255. */
  public int typeCode() {
    return NetworkBytes.u8(bytes, offset);
  }

  /** The eight flags. */
  public int flags() {
    return NetworkBytes.u8(bytes, offset + 1);
  }

  /** How long the value is, without header and padding. */
  public int valueLength() {
    return length - HEADER_BYTES;
  }

  /** A copy of the whole chunk, cut off after {@code maxBytes}. */
  public byte[] copy(int maxBytes) {
    return Arrays.copyOfRange(bytes, offset, offset + Math.min(length, maxBytes));
  }

  int length() {
    return length;
  }

  int valueOffset() {
    return offset + HEADER_BYTES;
  }

  byte[] copyValue() {
    return Arrays.copyOfRange(bytes, valueOffset(), offset + length);
  }

  void needValue(int atLeast) throws MalformedException {
    if (valueLength() < atLeast) {
      throw new MalformedException("chunk too short");
    }
  }
}

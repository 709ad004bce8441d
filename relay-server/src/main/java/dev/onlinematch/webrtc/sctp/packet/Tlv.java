package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A parameter (RFC 9260, 3.2.1) or error cause (3.3.10): both are type, length, value.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |             Type              |            Length             |
 * +-------------------------------+-------------------------------+
 * /                             Value                             /
 * +---------------------------------------------------------------+
 * </pre>
 */
final class Tlv {

  static final int HEADER_BYTES = 4;

  final byte[] bytes;
  final int offset;
  final int length;

  private Tlv(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** All of a chunk's, from {@code skip} bytes into its value on. One bad length refuses all. */
  static List<Tlv> parseAll(RawChunk chunk, int skip) throws MalformedException {
    List<Tlv> all = new ArrayList<>();
    int end = chunk.offset + chunk.length();
    for (int at = chunk.valueOffset() + skip; at < end; ) {
      if (end - at < HEADER_BYTES) {
        throw new MalformedException("parameter header cut off");
      }
      int length = NetworkBytes.u16(chunk.bytes, at + 2);
      if (length < HEADER_BYTES || length > end - at) {
        throw new MalformedException("parameter length out of its chunk");
      }
      all.add(new Tlv(chunk.bytes, at, length));
      at += NetworkBytes.padded(length);
    }
    return all;
  }

  int type() {
    return NetworkBytes.u16(bytes, offset);
  }

  int valueOffset() {
    return offset + HEADER_BYTES;
  }

  int valueLength() {
    return length - HEADER_BYTES;
  }

  int i32(int at) {
    return NetworkBytes.i32(bytes, valueOffset() + at);
  }

  int u16(int at) {
    return NetworkBytes.u16(bytes, valueOffset() + at);
  }

  byte[] copyValue() {
    return Arrays.copyOfRange(bytes, valueOffset(), offset + length);
  }

  /** Header and value, without padding. */
  byte[] copy() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  void needValue(int atLeast) throws MalformedException {
    if (valueLength() < atLeast) {
      throw new MalformedException("parameter too short");
    }
  }
}

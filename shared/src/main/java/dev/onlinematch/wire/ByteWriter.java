package dev.onlinematch.wire;

import java.util.Arrays;

/**
 * Writes numbers and text into a growing array, big-endian, up to a bound. Read back by {@link
 * ByteReader}.
 */
public final class ByteWriter {

  private final int maxBytes;
  private byte[] bytes;
  private int length;

  /**
   * A writer for a message of at most {@code maxBytes} bytes.
   *
   * @throws IllegalArgumentException if {@code maxBytes} is negative
   */
  public ByteWriter(int maxBytes) {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes must not be negative: " + maxBytes);
    }
    this.maxBytes = maxBytes;
    this.bytes = new byte[Math.min(maxBytes, 64)];
  }

  /** One byte, the low 8 bits of {@code value}. */
  public ByteWriter u8(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Two bytes, the low 16 bits of {@code value}. */
  public ByteWriter u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  /** Four bytes. */
  public ByteWriter i32(int value) {
    return u16(value >>> 16).u16(value);
  }

  /** One to five bytes, seven bits each, low ones first; {@code value} is taken as unsigned. */
  public ByteWriter varint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      u8((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return u8(rest);
  }

  /** How many bytes {@link #varint} writes. */
  public static int varintBytes(int value) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
    return (bits + 6) / 7;
  }

  /** The bytes as they are, without a length. */
  public ByteWriter raw(byte[] source) {
    ensure(source.length);
    System.arraycopy(source, 0, bytes, length, source.length);
    length += source.length;
    return this;
  }

  /** A varint length and the bytes. */
  public ByteWriter blob(byte[] source) {
    return varint(source.length).raw(source);
  }

  /** A varint length in bytes and the text in UTF-8. */
  public ByteWriter text(String text) {
    return blob(Utf8.encode(text));
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** What was written, in an array that the writer does not change any more. */
  public byte[] toByteArray() {
    // A full array is not copied: whatever is written next needs a longer one.
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    // A message that outgrows its bound is a mistake of the caller: what he encodes is his own.
    if (more > maxBytes - length) {
      throw new IllegalStateException("message would exceed " + maxBytes + " bytes");
    }
    if (length + more > bytes.length) {
      int doubled = (int) Math.min(maxBytes, (long) bytes.length * 2);
      bytes = Arrays.copyOf(bytes, Math.max(doubled, length + more));
    }
  }
}

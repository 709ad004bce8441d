package dev.onlinematch.wire;

import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote, from bytes that may be hostile: every length is checked
 * before use, and whatever is wrong ends in a {@link MalformedException}.
 */
public final class ByteReader {

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads the whole array. */
  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads {@code length} bytes from {@code offset} on. */
  public ByteReader(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || length > bytes.length - offset) {
      throw new IllegalArgumentException(
          "no " + length + " bytes at " + offset + " in " + bytes.length);
    }
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /** One byte, 0 to 255. */
  public int u8() throws MalformedException {
    need(1);
    return bytes[position++] & 0xFF;
  }

  /** Two bytes, 0 to 65535. */
  public int u16() throws MalformedException {
    need(2);
    return u8() << 8 | u8();
  }

  /** Four bytes, signed. */
  public int i32() throws MalformedException {
    need(4);
    return u16() << 16 | u16();
  }

  /** One to five bytes, as {@link ByteWriter#varint} wrote them; the shortest form only. */
  public int varint() throws MalformedException {
    int value = 0;
    for (int shift = 0; shift <= 28; shift += 7) {
      int next = u8();
      // The fifth byte has room for four bits, and no number ends in a byte that adds nothing.
      if ((shift == 28 && next > 0x0F) || (shift > 0 && next == 0)) {
        throw new MalformedException("not a shortest varint of 32 bits");
      }
      value |= (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new MalformedException("varint of more than 32 bits");
  }

  /** A varint from 0 to {@code max}. */
  public int varint(int max) throws MalformedException {
    int value = varint();
    if (value < 0 || value > max) {
      throw new MalformedException("number above " + max);
    }
    return value;
  }

  /** Exactly {@code length} bytes, in an array of their own. */
  public byte[] raw(int length) throws MalformedException {
    need(length);
    byte[] copy = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return copy;
  }

  /** A varint length of at most {@code maxBytes} and so many bytes. */
  public byte[] blob(int maxBytes) throws MalformedException {
    return raw(varint(maxBytes));
  }

  /** A varint length of at most {@code maxBytes} and so many bytes of well-formed UTF-8. */
  public String text(int maxBytes) throws MalformedException {
    return Utf8.decode(blob(maxBytes));
  }

  /** Checks that everything was read. */
  public void expectEnd() throws MalformedException {
    if (position != end) {
      throw new MalformedException(remaining() + " bytes too many");
    }
  }

  private void need(int count) throws MalformedException {
    if (count < 0 || count > end - position) {
      throw new MalformedException("ends too early");
    }
  }
}

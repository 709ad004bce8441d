package dev.onlinematch.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decisions out of a fuzzer's bytes, in their order; when they are used up, all are zero. */
public final class Choices {

  private final byte[] bytes;
  private int position;

  /** Begins with the first byte. */
  public Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether there are bytes left. */
  public boolean hasMore() {
    return position < bytes.length;
  }

  /** 0 to 255. */
  public int u8() {
    return hasMore() ? bytes[position++] & 0xFF : 0;
  }

  /** 0 to 65535. */
  public int u16() {
    return u8() << 8 | u8();
  }

  /** Any 32 bits. */
  public int i32() {
    return u16() << 16 | u16();
  }

  /** 0 to {@code below} - 1; {@code below} is at most 256. */
  public int upTo(int below) {
    return u8() % below;
  }

  /** One in two. */
  public boolean yes() {
    return (u8() & 1) == 1;
  }

  /** So many bytes, or what is left. */
  public byte[] bytes(int length) {
    int end = Math.min(bytes.length, position + length);
    byte[] taken = Arrays.copyOfRange(bytes, position, end);
    position = end;
    return taken;
  }

  /** A length of two bytes, and so many bytes. */
  public byte[] block() {
    return bytes(u16());
  }

  /** Up to the next line feed, which is taken too. */
  public String line() {
    int end = position;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String line = new String(bytes, position, end - position, StandardCharsets.UTF_8);
    position = Math.min(bytes.length, end + 1);
    return line;
  }

  /** All that is left. */
  public byte[] rest() {
    return bytes(bytes.length - position);
  }
}

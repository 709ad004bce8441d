package dev.onlinematch.webrtc.sctp.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order at a place in an array. Callers have checked the place. */
public final class NetworkBytes {

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private NetworkBytes() {}

  /** One byte, 0 to 255. */
  public static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  /** Two bytes, 0 to 65535. */
  public static int u16(byte[] bytes, int at) {
    return (short) SHORTS.get(bytes, at) & 0xFFFF;
  }

  /** Four bytes as they are. */
  public static int i32(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /** Four bytes, 0 to 2^32 - 1. */
  public static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xFFFF_FFFFL;
  }

  /** Writes the low 16 bits. */
  public static void putU16(byte[] bytes, int at, int value) {
    SHORTS.set(bytes, at, (short) value);
  }

  /** Writes four bytes. */
  public static void putI32(byte[] bytes, int at, int value) {
    INTS.set(bytes, at, value);
  }

  /** The next multiple of four. */
  public static int padded(int length) {
    return (length + 3) & ~3;
  }
}

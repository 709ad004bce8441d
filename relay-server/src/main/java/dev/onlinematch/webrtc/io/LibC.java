package dev.onlinematch.webrtc.io;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;

/**
 * Functions of Linux that Java has no name for. Looked for on first use, so that other systems
 * never do: there, the first call throws a {@link LinkageError}.
 */
final class LibC {

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  /** Whether addresses are as long as a {@code long}, as the two functions below take them. */
  static boolean is64Bit() {
    return Native.POINTER_SIZE == Long.BYTES;
  }

  static native int setsockopt(
      int socket, int level, int name, IntByReference value, int valueBytes);

  /** sendmmsg(2): {@code messages} is the address of an array of {@code struct mmsghdr}. */
  static native int sendmmsg(int socket, long messages, int count, int flags);

  /** recvmmsg(2), the same. */
  static native int recvmmsg(int socket, long messages, int count, int flags, long timeout);
}

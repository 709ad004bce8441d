package dev.onlinematch.webrtc.io;

import com.sun.jna.ptr.IntByReference;

/**
 * Tells Linux to cut what is sent on a socket into datagrams of one size ({@code UDP_SEGMENT},
 * udp(7), since 4.18): many datagrams to one peer then cost one system call and one way through the
 * network stack.
 */
final class SegmentationOffload {

  // <netinet/udp.h>: the same on all processors.
  private static final int SOL_UDP = 17;
  private static final int UDP_SEGMENT = 103;

  private SegmentationOffload() {}

  /** Switches it on; returns whether that worked. */
  static boolean enable(SocketDescriptor socket, int segmentBytes) {
    IntByReference value = new IntByReference(segmentBytes);
    return LibC.setsockopt(socket.number(), SOL_UDP, UDP_SEGMENT, value, Integer.BYTES) == 0;
  }
}

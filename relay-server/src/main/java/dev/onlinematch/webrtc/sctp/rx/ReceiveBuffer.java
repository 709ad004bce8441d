package dev.onlinematch.webrtc.sctp.rx;

/**
 * How much memory the receiving half holds, against how much it may (RFC 9260, 6.2: a_rwnd).
 *
 * <p>Every kept piece counts more than its bytes: a peer that sends a million messages of one byte
 * out of order must not cost more than one that sends a few long ones.
 */
final class ReceiveBuffer {

  /** What an object, its header and its place in a map take, roughly. */
  private static final int OVERHEAD_BYTES = 128;

  private final int windowBytes;
  private final int reserveBytes;
  private int usedBytes;

  /**
   * A buffer of {@code windowBytes}, and {@code reserveBytes} more for what comes in TSN order: the
   * next TSN may be what completes a message and frees the rest.
   */
  ReceiveBuffer(int windowBytes, int reserveBytes) {
    this.windowBytes = windowBytes;
    this.reserveBytes = reserveBytes;
  }

  void keep(byte[] piece) {
    usedBytes += piece.length + OVERHEAD_BYTES;
  }

  void release(byte[] piece) {
    usedBytes -= piece.length + OVERHEAD_BYTES;
  }

  /** Whether so many bytes more may be kept; {@code elsewhereBytes} lie in other hands. */
  boolean hasRoomFor(int length, boolean isNextTsn, int elsewhereBytes) {
    long limit = isNextTsn ? (long) windowBytes + reserveBytes : windowBytes;
    return (long) usedBytes + elsewhereBytes + length + OVERHEAD_BYTES <= limit;
  }

  /** What to advertise. */
  int windowLeft(int elsewhereBytes) {
    return (int) Math.max(0, (long) windowBytes - usedBytes - elsewhereBytes);
  }
}

package dev.onlinematch.webrtc.sctp;

/**
 * How much memory one association may take.
 *
 * @param receiveWindowBytes what arrived and cannot be handed out yet (a_rwnd)
 * @param sendBufferBytes what waits to be sent; beyond it, sending is refused
 * @param maxMessageBytes the longest message taken from the peer
 * @param maxStreams streams in each direction, 1 to 65535
 */
public record BufferLimits(
    int receiveWindowBytes, int sendBufferBytes, int maxMessageBytes, int maxStreams) {

  /** Checks the ranges. */
  public BufferLimits {
    if (receiveWindowBytes < 1500 || maxMessageBytes < 1 || sendBufferBytes < 1) {
      throw new IllegalArgumentException("buffers too small to work");
    }
    if (maxStreams < 1 || maxStreams > 65_535) {
      throw new IllegalArgumentException("maxStreams must be 1 to 65535: " + maxStreams);
    }
  }
}

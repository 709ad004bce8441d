package dev.onlinematch.webrtc;

/**
 * What stands on a peer's DTLS connection: SCTP and the channels. Called on the loop's thread.
 *
 * <p>Order: {@link #onConnected} once, then packets, rounds and timeouts in any order, then {@link
 * #onClosed} once; or {@link #onClosed} alone.
 */
interface PacketLayer {

  /** The connection is up, and its certificate is the one of the SDP. */
  void onConnected(long nowMs);

  /** A packet of the peer; the array is the layer's own. */
  void onPacket(byte[] packet, long nowMs);

  /** The end of a round in which something happened to this peer: send what there is. */
  void endRound(long nowMs);

  /** {@link #nextDeadlineMs} has come. */
  void handleTimeout(long nowMs);

  /** When to call {@link #handleTimeout}; {@link Long#MAX_VALUE} if never. */
  long nextDeadlineMs();

  /** We are about to end the connection: the last chance to send. */
  void beforeClose(long nowMs);

  /** The connection is over; nothing can be sent any more. */
  void onClosed(PeerClosed reason);
}

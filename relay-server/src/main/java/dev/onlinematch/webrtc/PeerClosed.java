package dev.onlinematch.webrtc;

/** Why a peer is gone. */
public enum PeerClosed {
  /** We closed it. */
  CLOSED_HERE,
  /** The peer said goodbye. */
  CLOSED_BY_PEER,
  /** No authenticated check of the peer came in time. */
  NEVER_REACHED,
  /** None of its DTLS handshakes succeeded in time. */
  NEVER_CONNECTED,
  /** The peer fell silent for 30 s (RFC 7675). */
  CONSENT_EXPIRED,
  /** The peer broke a protocol, or said that we did. */
  PROTOCOL_FAILURE,
  /** A mistake in this program; the log has it. */
  INTERNAL_ERROR
}

package dev.onlinematch.webrtc.sctp;

/** Why an association ended. */
public enum CloseReason {
  /** Both sides agreed (RFC 9260, 9.2). */
  SHUTDOWN,
  /** {@link SctpAssociation#abort} was called. */
  LOCAL_ABORT,
  /** The peer sent ABORT. */
  PEER_ABORT,
  /** The peer did something that makes going on impossible; he was sent an ABORT. */
  PROTOCOL_VIOLATION,
  /** Nobody answered while it was being set up. */
  SETUP_TIMEOUT,
  /** It was up, and the peer fell silent (RFC 9260, 8.1). */
  PEER_UNREACHABLE
}

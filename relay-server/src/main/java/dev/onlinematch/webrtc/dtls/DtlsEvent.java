package dev.onlinematch.webrtc.dtls;

/** What happened on a connection, in order, from {@link DtlsEndpoint#pollEvent}. */
public sealed interface DtlsEvent {

  /** The handshake is done and the peer's certificate is the one of the SDP. Happens once. */
  record Connected() implements DtlsEvent {}

  /** One record of the peer, decrypted: a whole SCTP packet (RFC 8261, 4). Not before Connected. */
  record ApplicationData(byte[] bytes) implements DtlsEvent {}

  /** A handshake came to nothing; the endpoint waits for the next ClientHello. */
  record HandshakeFailed(FailureReason reason) implements DtlsEvent {}

  /** The connection is over; nothing follows. */
  record Closed(CloseReason reason) implements DtlsEvent {}

  /** Why a handshake failed. */
  enum FailureReason {
    /** Nothing in common with the client, or it broke the protocol. */
    REFUSED,
    /** The certificate has none of the fingerprints of the SDP. */
    WRONG_CERTIFICATE,
    /** Not finished within 10 s. */
    TIMED_OUT,
    /** Another handshake of the same peer was first, or the endpoint was closed. */
    GIVEN_UP,
    /** All threads were busy and too many handshakes were waiting. */
    OVERLOADED
  }

  /** Why a connection ended. */
  enum CloseReason {
    /** The peer sent close_notify. */
    CLOSED_BY_PEER,
    /** The peer sent a fatal alert, or a record that breaks the protocol. */
    FAILED,
    /** No handshake succeeded in time. */
    NEVER_CONNECTED
  }
}

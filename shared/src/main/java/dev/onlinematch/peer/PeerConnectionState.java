package dev.onlinematch.peer;

/** W3C RTCPeerConnectionState. */
public enum PeerConnectionState {
  /** Nothing has been started. */
  NEW,
  /** ICE or DTLS is under way. */
  CONNECTING,
  /** Everything is up. */
  CONNECTED,
  /** No answer on the path for some seconds. May come back by itself. */
  DISCONNECTED,
  /** ICE has given up. Comes back only by an ICE restart. */
  FAILED,
  /** Closed from this side. */
  CLOSED
}

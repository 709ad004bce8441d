package dev.onlinematch.peer;

/** Makes peer connections: {@code new RTCPeerConnection(configuration)}. */
public interface PeerConnectionFactory {

  /**
   * A new connection in state {@link PeerConnectionState#NEW}. Its listener is called never inside
   * this method, and always from the same thread of control as every other port.
   *
   * @throws PeerConnectionUnavailableException if this platform has no WebRTC, or refuses the
   *     configuration or one more connection
   */
  PeerConnection create(PeerConfiguration configuration, PeerConnection.Listener listener)
      throws PeerConnectionUnavailableException;
}

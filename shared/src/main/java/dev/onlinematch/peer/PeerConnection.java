package dev.onlinematch.peer;

import java.util.function.Consumer;

/**
 * A connection to one other peer (W3C RTCPeerConnection), as much of it as data channels need.
 *
 * <p>Contract, for those who implement it:
 *
 * <ol>
 *   <li>Operations are carried out one after the other in the order of the calls (W3C "operations
 *       chain"); no callback comes inside a call.
 *   <li>Every operation with a {@link Completion} ends it exactly once, with success or failure;
 *       after {@link #close()} it may end it not at all.
 *   <li>Candidates trickle: they come through {@link Listener#onIceCandidate} after the local
 *       description was set, and may be added as soon as the remote one is.
 *   <li>After {@link #close()} no listener is called.
 * </ol>
 */
public interface PeerConnection {

  /**
   * Makes a pre-negotiated channel. All channels are made before the first description.
   *
   * @throws IllegalArgumentException if the id is taken
   */
  DataChannel createDataChannel(DataChannelConfig config);

  /**
   * Makes the description that the signalling state asks for (an offer, or the answer to a remote
   * offer), sets it, and gives it to {@code completion} (W3C setLocalDescription without argument).
   */
  void setLocalDescription(Completion<SessionDescription> completion);

  /** Sets what the other side described. */
  void setRemoteDescription(SessionDescription description, Completion<Void> completion);

  /** Adds a candidate of the other side. One that cannot be used is ignored. */
  void addIceCandidate(IceCandidate candidate);

  /** The next offer shall restart ICE: new ufrag, new candidates, same channels (RFC 8445, 9). */
  void restartIce();

  /** The state as of the last {@link Listener#onConnectionStateChange}. */
  PeerConnectionState connectionState();

  /**
   * Reads the statistics of the pair of candidates in use. Answers once, or never after a close.
   */
  void getStats(Consumer<PeerStats> answer);

  /** Closes it at once. The other side notices by itself. */
  void close();

  /** How an operation ended. */
  interface Completion<T> {

    /** It worked. */
    void onSuccess(T result);

    /** It was refused, with the reason for people. */
    void onFailure(String reason);
  }

  /** What happens on a connection. */
  interface Listener {

    /** A candidate to be signalled, or the end of them. */
    void onIceCandidate(IceCandidate candidate);

    /** W3C connectionstatechange. */
    void onConnectionStateChange(PeerConnectionState state);
  }
}

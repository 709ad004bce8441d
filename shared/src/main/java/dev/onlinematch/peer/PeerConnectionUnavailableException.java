package dev.onlinematch.peer;

/** No peer connection can be had: no WebRTC here, a refused configuration, or too many of them. */
public final class PeerConnectionUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why, in a sentence for people. */
  public PeerConnectionUnavailableException(String message) {
    super(message);
  }
}

package dev.onlinematch.peer;

/**
 * An offer or an answer (W3C RTCSessionDescription).
 *
 * @param type which of the two
 * @param sdp the session description, RFC 8866 text
 */
public record SessionDescription(Type type, String sdp) {

  /** W3C RTCSdpType, the two that are used. */
  public enum Type {
    /** {@code "offer"}. */
    OFFER,
    /** {@code "answer"}. */
    ANSWER
  }
}

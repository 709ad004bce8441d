package dev.onlinematch.peer;

/**
 * One way to reach a peer (W3C RTCIceCandidate). Holds addresses of a person's network, so it is
 * not for logs: {@link #toString()} hides them.
 *
 * @param candidate the candidate line (RFC 8839, 5.1); empty means that there will be no more
 * @param sdpMid the media description it belongs to; may be null
 * @param sdpMLineIndex the index of that description
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {

  /** Whether this only says that there will be no more (W3C end-of-candidates). */
  public boolean isEndOfCandidates() {
    return candidate.isEmpty();
  }

  /** Whether it is a TURN relay candidate ({@code typ relay}, RFC 8839, 5.1). */
  public boolean isTurnRelay() {
    return candidate.contains(" typ relay");
  }

  @Override
  public String toString() {
    return isEndOfCandidates() ? "IceCandidate[end]" : "IceCandidate[hidden]";
  }
}

package dev.onlinematch.peer;

import java.util.List;

/**
 * A STUN or TURN server (W3C RTCIceServer).
 *
 * @param urls one or more, such as {@code stun:stun.example.org:3478} or {@code
 *     turn:turn.example.org?transport=tcp}
 * @param username for TURN; null for STUN
 * @param credential for TURN; null for STUN. Never logged
 */
public record IceServer(List<String> urls, String username, String credential) {

  /** Checks that there is a URL, and takes a copy of the list. */
  public IceServer {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("an ICE server needs at least one URL");
    }
  }

  /** A STUN server, which needs no credentials. */
  public static IceServer stun(String url) {
    return new IceServer(List.of(url), null, null);
  }

  /** Whether any of its URLs is a TURN server. */
  public boolean isTurn() {
    // A loop, not a stream: streams would be the heaviest thing in a page.
    for (String url : urls) {
      if (url.startsWith("turn:") || url.startsWith("turns:")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "IceServer" + urls;
  }
}

package dev.onlinematch.nakama;

/**
 * Where a Nakama server is.
 *
 * @param url {@code http:} or {@code https:} with host and port, without a path
 * @param serverKey Nakama's {@code socket.server_key}: known to every client, so not a secret
 */
public record NakamaServer(String url, String serverKey) {

  /** The key of a server that was not given another one. */
  public static final String DEFAULT_KEY = "defaultkey";

  /**
   * Checks the URL and drops a slash at its end.
   *
   * @throws IllegalArgumentException if it is not an HTTP URL
   */
  public NakamaServer {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException("not an http: or https: URL: " + url);
    }
    if (url.endsWith("/")) {
      url = url.substring(0, url.length() - 1);
    }
  }

  /** The socket's URL without its query: {@code ws:} for {@code http:}, {@code wss:} for https. */
  String socketUrl() {
    return "ws" + url.substring("http".length()) + "/ws";
  }
}

package dev.onlinematch.relay.http;

/**
 * What the web server bears of its clients.
 *
 * @param connections TCP connections at a time; fewer where the process may not have so many files
 * @param connectionsPerAddress of them from one address (IPv6: one network of 64 bits), the proxies
 *     excepted; 0 for no limit
 * @param bodyBytes of a request; what waits for its end is kept, up to twice that much
 * @param headerMs how long the headers of a request may take
 * @param requestMs how long a request may take, from its headers until its answer has been taken
 */
public record HttpLimits(
    int connections, int connectionsPerAddress, int bodyBytes, int headerMs, int requestMs) {

  /** An offer has a few KB. */
  private static final int BODY_BYTES = 64 * 1024;

  /** Checks the ranges. */
  public HttpLimits {
    if (connections < 1
        || connectionsPerAddress < 0
        || bodyBytes < 1
        || headerMs < 1
        || requestMs < 1) {
      throw new IllegalArgumentException(
          connections
              + " connections, "
              + connectionsPerAddress
              + " for an address, "
              + bodyBytes
              + " bytes of a body, "
              + headerMs
              + " ms for headers, "
              + requestMs
              + " ms for a request");
    }
  }

  /**
   * The usual ones. A browser opens six connections and two sockets; a dozen of them may sit behind
   * one address. The page has 100 KB, which the slowest phone takes within half a minute.
   */
  public static HttpLimits usual() {
    return new HttpLimits(3_000, 128, BODY_BYTES, 10_000, 30_000);
  }

  /** The same for longer bodies. */
  public HttpLimits withBodyBytes(int bytes) {
    return new HttpLimits(connections, connectionsPerAddress, bytes, headerMs, requestMs);
  }
}

package dev.onlinematch.relay.http;

/**
 * Where the server listens.
 *
 * @param host name or address of one of this computer's interfaces, or {@code 0.0.0.0} for all
 * @param port TCP port, 0 for any free one
 */
public record ListenAddress(String host, int port) {

  /** Checks the range of the port. */
  public ListenAddress {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
  }
}

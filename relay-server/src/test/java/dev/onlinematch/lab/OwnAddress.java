package dev.onlinematch.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The address by which this computer would go to others, which is the one that a browser takes for
 * its host candidates when it takes only one. Loopback's where there is no network.
 */
public final class OwnAddress {

  /** Nobody's (RFC 5737), and nothing is sent there. */
  private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.1", 9);

  private OwnAddress() {}

  /** Which it is now. */
  public static InetAddress find() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(ELSEWHERE);
      InetAddress found = socket.getLocalAddress();
      return found.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

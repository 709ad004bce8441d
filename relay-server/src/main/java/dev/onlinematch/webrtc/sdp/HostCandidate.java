package dev.onlinematch.webrtc.sdp;

import java.net.InetSocketAddress;

/**
 * An address at which we can be reached, as a candidate (RFC 8839, 5.1). An ICE-lite agent has host
 * candidates only (RFC 8445, 5.2); a public address that is mapped to us is one of them.
 *
 * @param address resolved, with the port of our UDP socket as others see it
 * @param preference 0 to 65535, the higher the better; different for each candidate of an answer
 */
public record HostCandidate(InetSocketAddress address, int preference) {

  private static final int HOST_TYPE_PREFERENCE = 126;

  /** Checks what the compiler cannot. */
  public HostCandidate {
    if (address.isUnresolved() || preference < 0 || preference > 65_535) {
      throw new IllegalArgumentException("no candidate: " + address + ", " + preference);
    }
  }

  /** The value of an {@code a=candidate} line. */
  String toSdp() {
    // RFC 8445, 5.1.2.1, for component 1 (and only one): 256 - 1 = 255.
    long priority = ((long) HOST_TYPE_PREFERENCE << 24) + ((long) preference << 8) + 255;
    String host = address.getAddress().getHostAddress();
    int zone = host.indexOf('%');
    return "%d 1 udp %d %s %d typ host"
        .formatted(
            preference + 1, priority, zone < 0 ? host : host.substring(0, zone), address.getPort());
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.timer.RtoBounds;

/**
 * The settings of an association.
 *
 * @param localPort our SCTP port, from {@code a=sctp-port} of our description
 * @param remotePort the peer's, from his
 * @param mtuBytes the longest packet that we send, without what DTLS, UDP and IP add
 * @param buffers bounds of memory
 * @param timers waits
 */
public record SctpOptions(
    int localPort, int remotePort, int mtuBytes, BufferLimits buffers, TimerOptions timers) {

  /**
   * What suits a data channel of a browser.
   *
   * <p>MTU: 1280 (IPv6's least) minus 40 IPv6, 8 UDP, 37 DTLS, rounded down to four. Window: a
   * round trip of 100 ms at 100 Mbit/s is 1.25 MB, and while one loss is repaired several of them
   * arrive; 5 MB is what browsers offer. Streams: a browser opens at most 1024 channels, and every
   * stream that a peer may use is memory that it may take. RTO: half a second at first (the RFC's
   * one second is from another age), and never below 250 ms more than the path takes, because a
   * browser holds back a single SACK for up to 200. ACK delay: so that a message's fate is known
   * within that RTO.
   */
  public static SctpOptions defaults() {
    return new SctpOptions(
        5000,
        5000,
        1192,
        new BufferLimits(5 * 1024 * 1024, 8 * 1024 * 1024, 256 * 1024, 1024),
        new TimerOptions(new RtoBounds(500, 250, 60_000), 10, 8, 30_000, 100));
  }

  /** Checks the ranges. */
  public SctpOptions {
    if (localPort < 1 || localPort > 65_535 || remotePort < 1 || remotePort > 65_535) {
      throw new IllegalArgumentException("not ports: " + localPort + ", " + remotePort);
    }
    if (mtuBytes < 512 || mtuBytes > 65_535) {
      throw new IllegalArgumentException("mtuBytes must be 512 to 65535: " + mtuBytes);
    }
  }

  /** The same with other ports. */
  public SctpOptions withPorts(int local, int remote) {
    return new SctpOptions(local, remote, mtuBytes, buffers, timers);
  }

  /** The same with another longest packet. */
  public SctpOptions withMtuBytes(int mtu) {
    return new SctpOptions(localPort, remotePort, mtu, buffers, timers);
  }

  /** The same with other bounds of memory. */
  public SctpOptions withBuffers(BufferLimits limits) {
    return new SctpOptions(localPort, remotePort, mtuBytes, limits, timers);
  }

  /** The same with other waits. */
  public SctpOptions withTimers(TimerOptions waits) {
    return new SctpOptions(localPort, remotePort, mtuBytes, buffers, waits);
  }
}

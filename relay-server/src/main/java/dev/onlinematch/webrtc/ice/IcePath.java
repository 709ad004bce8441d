package dev.onlinematch.webrtc.ice;

import java.net.InetSocketAddress;

/** One address of a peer that has passed an authenticated check. */
final class IcePath {

  final IceSession session;
  final InetSocketAddress address;
  long lastCheckMs;

  IcePath(IceSession session, InetSocketAddress address) {
    this.session = session;
    this.address = address;
  }

  /** RFC 7675, 5.1: consent holds for 30 s after the last check. */
  boolean isFresh(long nowMs) {
    return nowMs - lastCheckMs < IceSession.CONSENT_MS;
  }
}

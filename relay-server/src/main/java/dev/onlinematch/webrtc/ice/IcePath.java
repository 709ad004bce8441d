package dev.onlinematch.webrtc.ice;

import java.net.InetSocketAddress;

/** One address of a peer that has passed an authenticated check. */
final class IcePath {

  // RFC 9000, 8: "an endpoint MUST limit the amount of data it sends to the unvalidated address to
  // three times the amount of data received from that address".
  private static final int MAX_AMPLIFICATION = 3;

  final IceSession session;
  final InetSocketAddress address;

  /** Of our own check of this address: who can repeat it has received it. */
  final byte[] transactionId;

  /** The credentials with which the address was checked last. */
  IceSession.Generation generation;

  long lastCheckMs;
  private boolean isProven;
  private long bytesIn;
  private long bytesOut;

  IcePath(IceSession session, InetSocketAddress address, byte[] transactionId) {
    this.session = session;
    this.address = address;
    this.transactionId = transactionId;
  }

  /** RFC 7675, 5.1: consent holds for 30 s after the last check. */
  boolean isFresh(long nowMs) {
    return nowMs - lastCheckMs < IceSession.CONSENT_MS;
  }

  /** Whether what is sent to the address comes to the peer; a source can be forged. */
  boolean isProven() {
    return isProven;
  }

  void prove() {
    isProven = true;
  }

  void countIn(int bytes) {
    bytesIn += bytes;
  }

  /** Whether so many bytes may be sent to the address; counts them if so. */
  boolean mayTake(int bytes) {
    if (!isProven) {
      if (bytesOut + bytes > MAX_AMPLIFICATION * bytesIn) {
        return false;
      }
      bytesOut += bytes;
    }
    return true;
  }
}

package dev.onlinematch.webrtc.ice;

import java.net.InetSocketAddress;

/**
 * The transactions a session has seen lately, and where each came from first. A captured check that
 * comes again from elsewhere carries a right MESSAGE-INTEGRITY; its transaction id gives it away.
 */
final class RecentTransactions {

  // Chromium checks a working path every 2.5 s: 256 of them are ten minutes.
  private static final int SIZE = 256;

  private final long[] ids = new long[SIZE];
  private final InetSocketAddress[] sources = new InetSocketAddress[SIZE];
  private int next;

  /** Whether this id came from another address before; remembers it if it is new. */
  boolean isReplayFromElsewhere(byte[] transactionId, InetSocketAddress source) {
    long id = fold(transactionId);
    for (int i = 0; i < SIZE; i++) {
      if (ids[i] == id && sources[i] != null) {
        return !sources[i].equals(source);
      }
    }
    ids[next] = id;
    sources[next] = source;
    next = (next + 1) % SIZE;
    return false;
  }

  // 12 random bytes to 8: who can choose them has the password anyway.
  private static long fold(byte[] transactionId) {
    long id = 0;
    for (byte part : transactionId) {
      id = Long.rotateLeft(id, 8) ^ (part & 0xFF);
    }
    return id;
  }
}

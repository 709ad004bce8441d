package dev.onlinematch.webrtc;

/** The acceptor has as many peers as it may; a later offer may be taken. */
public final class TooManyPeersException extends Exception {

  private static final long serialVersionUID = 1L;

  TooManyPeersException(int maxPeers) {
    super("no more than " + maxPeers + " peers at a time", null, false, false);
  }
}

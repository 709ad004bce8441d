package dev.onlinematch.webrtc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where and how a {@link PeerAcceptor} listens.
 *
 * @param bind the UDP address; port 0 takes any free one, the wildcard address all interfaces
 * @param publicAddresses the addresses to offer instead of our own, for a machine behind a 1:1 NAT;
 *     empty to offer our own
 * @param asksHarvesters whether to ask ice4j's mapping harvesters for public addresses when none
 *     are given; they are configured with {@code ice4j.harvest.mapping}
 * @param maxPeers how many peers at a time; more offers are refused
 * @param handshakeThreads how many DTLS handshakes may wait for their peers at a time
 * @param firstCheckMs how long a peer may take from its offer until its first connectivity check
 */
public record AcceptorOptions(
    InetSocketAddress bind,
    List<InetAddress> publicAddresses,
    boolean asksHarvesters,
    int maxPeers,
    int handshakeThreads,
    int firstCheckMs) {

  /** A browser's comes within a second or two. */
  public static final int USUAL_FIRST_CHECK_MS = 15_000;

  private static final int MAX_PEERS = 4_096;
  private static final int HANDSHAKE_THREADS = 32;

  /** Checks the ranges. */
  public AcceptorOptions {
    publicAddresses = List.copyOf(publicAddresses);
    if (maxPeers < 1 || handshakeThreads < 1 || firstCheckMs < 1) {
      throw new IllegalArgumentException(
          "none may be less than 1: " + maxPeers + ", " + handshakeThreads + ", " + firstCheckMs);
    }
  }

  /** With the usual time for the first check. */
  public AcceptorOptions(
      InetSocketAddress bind,
      List<InetAddress> publicAddresses,
      boolean asksHarvesters,
      int maxPeers,
      int handshakeThreads) {
    this(bind, publicAddresses, asksHarvesters, maxPeers, handshakeThreads, USUAL_FIRST_CHECK_MS);
  }

  /** That address and no other, four thousand peers. */
  public static AcceptorOptions at(InetSocketAddress bind) {
    return new AcceptorOptions(bind, List.of(), false, MAX_PEERS, HANDSHAKE_THREADS);
  }
}

package dev.onlinematch.relay.embedded;

import dev.onlinematch.relay.limits.Rate;

/**
 * What the embedded signalling server bears of those who use it.
 *
 * @param signInsPerAddress how often one address (IPv6: one network of 64 bits) may sign in
 * @param requestsPerAddress the same for requests of any kind and for new sockets
 * @param messagesPerSocket beyond it, the next message of a socket is read later
 * @param socketsPerAccount open at a time; 0 for no limit
 * @param matchesPerSocket in which one socket may be at a time; 0 for no limit
 * @param passwordThreads that look at passwords
 */
public record SignallingLimits(
    Rate signInsPerAddress,
    Rate requestsPerAddress,
    Rate messagesPerSocket,
    int socketsPerAccount,
    int matchesPerSocket,
    int passwordThreads) {

  /** Checks the ranges. */
  public SignallingLimits {
    if (socketsPerAccount < 0 || matchesPerSocket < 0 || passwordThreads < 1) {
      throw new IllegalArgumentException(
          socketsPerAccount
              + " sockets, "
              + matchesPerSocket
              + " matches, "
              + passwordThreads
              + " threads for passwords");
    }
  }

  /**
   * The usual ones. A page asks half a dozen times until it plays, and says a few dozen words for
   * each player whom it meets.
   */
  public static SignallingLimits usual() {
    return new SignallingLimits(new Rate(60, 2), new Rate(300, 30), new Rate(200, 50), 16, 8, 1);
  }

  /** For tests in which everybody comes from one address. */
  public static SignallingLimits none() {
    return new SignallingLimits(Rate.unlimited(), Rate.unlimited(), Rate.unlimited(), 0, 0, 1);
  }
}

package dev.onlinematch.peer;

/** What stands between a computer and the internet, as far as it decides which paths there are. */
public enum Nat {
  /** Nothing, or a router that lets everything through. */
  OPEN,
  /** The same port outside for everyone: can be reached by whoever was spoken to. */
  CONE,
  /** Another port outside for each destination: whoever else has one of these cannot be reached. */
  SYMMETRIC,
  /** No UDP passes: a TURN server over TCP does. */
  NO_UDP,
  /** Nothing but TCP to port 443 passes. */
  ONLY_443;

  /** Whether no UDP passes. */
  public boolean isUdpBlocked() {
    return this == NO_UDP || this == ONLY_443;
  }

  /** The best path between two; null if there is none, TURN or not. */
  public PeerStats.Path pathTo(Nat other) {
    if (this == ONLY_443 || other == ONLY_443) {
      return null;
    }
    boolean areBothBehindNat = this != OPEN && other != OPEN;
    boolean isOneSymmetric = this == SYMMETRIC || other == SYMMETRIC;
    boolean isUdpBlocked = isUdpBlocked() || other.isUdpBlocked();
    return isUdpBlocked || (areBothBehindNat && isOneSymmetric)
        ? PeerStats.Path.TURN
        : PeerStats.Path.DIRECT;
  }
}

package dev.onlinematch.lab;

/** What stands between a player and the internet. */
public enum Router {
  /** Nothing: the player's computer has a public address. */
  OPEN,
  /** A router whose mappings can be punched through, as most at home. */
  CONE,
  /** A router with another port for every destination, as in companies and phone networks. */
  SYMMETRIC,
  /** A {@link #CONE} that lets no UDP through. */
  NO_UDP,
  /** A {@link #CONE} that lets TCP to port 443 through and nothing else. */
  ONLY_443,
  /** IPv6 and no IPv4, addresses of one's own, and a firewall that lets nobody in unasked. */
  IPV6_ONLY;

  boolean isRouter() {
    return this != OPEN;
  }

  /** Options of nft's {@code masquerade}. */
  String masquerade() {
    return this == SYMMETRIC ? "masquerade random,fully-random" : "masquerade";
  }
}

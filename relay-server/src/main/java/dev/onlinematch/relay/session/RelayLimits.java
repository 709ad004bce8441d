package dev.onlinematch.relay.session;

import dev.onlinematch.relay.forwarding.ForwardingLimits;

/**
 * What a relay bears of those who use it.
 *
 * @param forwarding how many rooms and members, and how much may wait for each; for all loops
 *     together
 * @param messageRate how much each member may send
 * @param placesPerAccount connections of one account at a time, those on their way included; 0 for
 *     no limit
 * @param enterMs from the offer until the player is in his room
 */
public record RelayLimits(
    ForwardingLimits forwarding, MessageRate messageRate, int placesPerAccount, int enterMs) {

  /**
   * A player has one connection, two while he changes from one to the other, and more for a while
   * when connections broke that nobody has missed yet. Some have a second tab.
   */
  public static final int USUAL_PLACES = 8;

  /** ICE alone may take 15 s; then come two handshakes of a few round trips. */
  public static final int USUAL_ENTER_MS = 25_000;

  /** Checks the ranges. */
  public RelayLimits {
    if (placesPerAccount < 0 || enterMs < 1) {
      throw new IllegalArgumentException(placesPerAccount + " places, " + enterMs + " ms to enter");
    }
  }

  /** The usual places and times. */
  public static RelayLimits of(ForwardingLimits forwarding, MessageRate messageRate) {
    return new RelayLimits(forwarding, messageRate, USUAL_PLACES, USUAL_ENTER_MS);
  }
}

package dev.onlinematch.relay.forwarding;

import dev.onlinematch.wire.RelayFrame;

/**
 * How large a forwarder may grow.
 *
 * @param rooms at the same time
 * @param membersPerRoom at the same time, at most {@link RelayFrame#MAX_MEMBERS}
 * @param queue for each member
 */
public record ForwardingLimits(int rooms, int membersPerRoom, QueueLimits queue) {

  /** Checks the ranges. */
  public ForwardingLimits {
    if (rooms < 0 || membersPerRoom < 1 || membersPerRoom > RelayFrame.MAX_MEMBERS) {
      throw new IllegalArgumentException(rooms + " rooms of " + membersPerRoom + " members");
    }
  }
}

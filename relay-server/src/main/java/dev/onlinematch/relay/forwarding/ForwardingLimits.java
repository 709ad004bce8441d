package dev.onlinematch.relay.forwarding;

import dev.onlinematch.wire.RelayFrame;

/**
 * How large a forwarder may grow.
 *
 * @param rooms at the same time
 * @param membersPerRoom at the same time, at most {@link RelayFrame#MAX_MEMBERS}
 * @param copiesPerSecond that a room may make of the messages of its members; 0 for no limit
 * @param queue for each member
 */
public record ForwardingLimits(
    int rooms, int membersPerRoom, int copiesPerSecond, QueueLimits queue) {

  /** Without a limit for what a room says. */
  public ForwardingLimits(int rooms, int membersPerRoom, QueueLimits queue) {
    this(rooms, membersPerRoom, 0, queue);
  }

  /** Checks the ranges. */
  public ForwardingLimits {
    if (rooms < 0
        || membersPerRoom < 1
        || membersPerRoom > RelayFrame.MAX_MEMBERS
        || copiesPerSecond < 0) {
      throw new IllegalArgumentException(
          rooms
              + " rooms of "
              + membersPerRoom
              + " members (of at most "
              + RelayFrame.MAX_MEMBERS
              + "), with "
              + copiesPerSecond
              + " copies a second");
    }
  }

  /** The same for another number of rooms. */
  public ForwardingLimits withRooms(int number) {
    return new ForwardingLimits(number, membersPerRoom, copiesPerSecond, queue);
  }
}

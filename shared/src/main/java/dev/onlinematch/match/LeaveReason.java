package dev.onlinematch.match;

/** Why another player is no longer in the match. */
public enum LeaveReason {
  /** The player left on purpose. */
  LEFT,
  /** The matchmaker matched this player, who never came. */
  NEVER_CAME,
  /** The host took the player off the roster. */
  REMOVED_BY_HOST,
  /** The player lost the connection to the signalling server and did not come back in time. */
  CONNECTION_LOST
}

package dev.onlinematch.match;

/** Why another player is no longer in the match. */
public enum LeaveReason {
  /** The player left, or lost the connection to the signalling server. */
  LEFT,
  /** The matchmaker matched this player, who never came. */
  NEVER_CAME,
  /** The host took the player off the roster. */
  REMOVED_BY_HOST
}

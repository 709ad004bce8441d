package dev.onlinematch.game;

/** Where a game stands. */
public enum GamePhase {
  /** Between rounds, and before the first: everyone says when he is ready. Online only. */
  READY_ROOM,
  /** Waiting until the round is set up at everybody's. Online only. */
  SETTING_UP,
  /** All stand at their starts and cannot move yet. */
  COUNTDOWN,
  /** The round. */
  ROUND,
  /** Somebody has won the round, or nobody; the message says. */
  ROUND_OVER,
  /** The match is decided, or cannot go on; the message says. Soon it is left. */
  MATCH_OVER,
  /** Over. Nothing happens any more. */
  ENDED
}

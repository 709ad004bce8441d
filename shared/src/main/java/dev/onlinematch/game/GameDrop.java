package dev.onlinematch.game;

/** Why a well-formed call of another player had no effect. */
public enum GameDrop {
  /** It is about another round, or comes when it means nothing any more. */
  WRONG_MOMENT,

  /** Bytes that are not what the host says of how the game stands. */
  MALFORMED,

  /** It comes from, or is about, somebody who takes no part. */
  NO_PART,

  /** A position outside the arena or within a wall. */
  OUT_OF_ARENA,

  /** Faster than anybody can run, or an attack before the last one was over. */
  IMPOSSIBLE_MOVE
}

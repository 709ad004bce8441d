package dev.onlinematch.game;

import dev.onlinematch.game.rules.Arena;
import dev.onlinematch.game.rules.Rules;

/** The arena in pixels, for those who draw it. It never changes. */
public final class GameArena {

  /** Tiles from left to right. */
  public static final int COLUMNS = Arena.COLUMNS;

  /** Tiles from top to bottom. */
  public static final int ROWS = Arena.ROWS;

  /** Along one side of a tile, and of a body. */
  public static final int TILE_PIXELS = Arena.TILE_PIXELS;

  /** From left to right. */
  public static final int WIDTH_PIXELS = COLUMNS * TILE_PIXELS;

  /** From top to bottom. */
  public static final int HEIGHT_PIXELS = ROWS * TILE_PIXELS;

  /** Along one side of the square in which an attack hits. */
  public static final int ATTACK_PIXELS = 90;

  /** The part of an attack, 0 to 1, at which it hits. */
  public static final double HIT_AT = (double) Rules.HIT_TICK / Rules.ATTACK_TICKS;

  /** So many rounds win a match. */
  public static final int ROUNDS_TO_WIN = Rules.ROUNDS_TO_WIN;

  private GameArena() {}

  /** Whether a tile is a wall. */
  public static boolean isWall(int column, int row) {
    return Arena.isWall(column, row);
  }
}

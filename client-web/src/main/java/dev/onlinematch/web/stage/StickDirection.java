package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameButtons;

/** Turns a stick's position into one of eight directions. */
final class StickDirection {

  /** A thumb that rests, and a worn stick, are not quite in the middle. */
  private static final double DEAD = 0.3;

  /** tan(22.5°): the border between straight and diagonal. */
  private static final double DIAGONAL = 0.4142;

  private StickDirection() {}

  /**
   * @param x -1 left to 1 right
   * @param y -1 up to 1 down
   */
  static int of(double x, double y) {
    if (x * x + y * y < DEAD * DEAD) {
      return GameButtons.NONE;
    }
    int direction = GameButtons.NONE;
    if (Math.abs(x) > Math.abs(y) * DIAGONAL) {
      direction |= x > 0 ? GameButtons.RIGHT : GameButtons.LEFT;
    }
    if (Math.abs(y) > Math.abs(x) * DIAGONAL) {
      direction |= y > 0 ? GameButtons.DOWN : GameButtons.UP;
    }
    return direction;
  }
}

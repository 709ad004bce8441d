package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameArena;
import dev.onlinematch.game.GameButtons;

/**
 * Where the arena's pixels are on the screen. On a phone held upright the arena is turned by a
 * quarter, clockwise, because it is far wider than high: its right is then below.
 *
 * @param isTurned whether it is
 * @param scale screen pixels per arena pixel
 */
record Projection(boolean isTurned, double scale) {

  private static final double WIDTH = GameArena.WIDTH_PIXELS;
  private static final double HEIGHT = GameArena.HEIGHT_PIXELS;

  /** As large as fits into so many pixels. */
  static Projection fit(double width, double height, boolean mayTurn) {
    double upright = Math.min(width / WIDTH, height / HEIGHT);
    double turned = Math.min(width / HEIGHT, height / WIDTH);
    // Turned only where it is worth the strangeness.
    boolean isTurned = mayTurn && turned > upright * 1.1;
    return new Projection(isTurned, wholeTiles(isTurned ? turned : upright));
  }

  /** A tile of whole pixels has no seams. */
  private static double wholeTiles(double scale) {
    double tile = GameArena.TILE_PIXELS;
    return Math.max(1, Math.floor(scale * tile)) / tile;
  }

  double width() {
    return (isTurned ? HEIGHT : WIDTH) * scale;
  }

  double height() {
    return (isTurned ? WIDTH : HEIGHT) * scale;
  }

  double x(double arenaX, double arenaY) {
    return (isTurned ? HEIGHT - arenaY : arenaX) * scale;
  }

  double y(double arenaX, double arenaY) {
    return (isTurned ? arenaX : arenaY) * scale;
  }

  /** Where somebody looks on the screen who looks that way in the arena. */
  int heading(int arenaHeading) {
    return isTurned ? (arenaHeading + 2) & 7 : arenaHeading;
  }

  /** What to hold down to move in the arena as {@code onScreen} says for the screen. */
  int buttons(int onScreen) {
    if (!isTurned) {
      return onScreen;
    }
    int buttons = onScreen & GameButtons.ATTACK;
    buttons |= (onScreen & GameButtons.RIGHT) != 0 ? GameButtons.UP : 0;
    buttons |= (onScreen & GameButtons.LEFT) != 0 ? GameButtons.DOWN : 0;
    buttons |= (onScreen & GameButtons.DOWN) != 0 ? GameButtons.RIGHT : 0;
    buttons |= (onScreen & GameButtons.UP) != 0 ? GameButtons.LEFT : 0;
    return buttons;
  }
}

package dev.onlinematch.game.rules;

/**
 * Bodies that are solid to walls and to each other. A step is made along one axis and then along
 * the other, so that a body slides along what it runs into.
 *
 * <p>Bodies never overlap when all are simulated in one place. When others are shown where they
 * were a moment ago, they do; then nobody may go deeper, everyone may go away, and {@link
 * #makeRoom} parts them gently. Nothing sticks.
 */
final class Bodies {

  private static final int SIZE = 2 * Rules.HALF_BODY;

  // Each of two who overlap goes back by so much of it in a tick. The other is seen late, so a
  // faster retreat overshoots, and two who press against each other would swing to and fro.
  private static final int RETREAT_PART = 32;

  /** And never faster than somebody is pushed aside: 60 pixels a second. */
  private static final int MOST_RETREAT = 60;

  private Bodies() {}

  /** Moves a player by so much, or as far as there is room. */
  static void move(World world, int player, int dx, int dy) {
    if (dx != 0) {
      int x = stopAtWallX(world.x(player), world.y(player), dx);
      world.setX(player, stopAtBodies(world, player, x, true));
    }
    if (dy != 0) {
      int y = stopAtWallY(world.x(player), world.y(player), dy);
      world.setY(player, stopAtBodies(world, player, y, false));
    }
  }

  /** Gets a player out of a body that overlaps, along the shorter way. */
  static void makeRoom(World world, int player) {
    for (int other = 0; other < world.players(); other++) {
      if (other == player || !world.isAlive(other)) {
        continue;
      }
      int dx = world.x(player) - world.x(other);
      int dy = world.y(player) - world.y(other);
      int depthX = SIZE - Math.abs(dx);
      int depthY = SIZE - Math.abs(dy);
      if (depthX <= 0 || depthY <= 0) {
        continue;
      }
      // At the very same spot the numbers decide, alike for both: one goes left, the other right.
      boolean isFirst = player < other;
      if (depthX <= depthY) {
        int retreat = Math.min(MOST_RETREAT, depthX / RETREAT_PART);
        move(world, player, dx < 0 || (dx == 0 && isFirst) ? -retreat : retreat, 0);
      } else {
        int retreat = Math.min(MOST_RETREAT, depthY / RETREAT_PART);
        move(world, player, 0, dy < 0 || (dy == 0 && isFirst) ? -retreat : retreat);
      }
    }
  }

  // A step is shorter than a tile: only the tile that the leading edge enters can be in the way.

  private static int stopAtWallX(int fromX, int y, int dx) {
    int x = fromX + dx;
    int top = (y - Rules.HALF_BODY) / Arena.TILE;
    int bottom = (y + Rules.HALF_BODY - 1) / Arena.TILE;
    int edge = dx > 0 ? x + Rules.HALF_BODY - 1 : x - Rules.HALF_BODY;
    int column = edge / Arena.TILE;
    if (!Arena.isWall(column, top) && !Arena.isWall(column, bottom)) {
      return x;
    }
    return dx > 0
        ? column * Arena.TILE - Rules.HALF_BODY
        : (column + 1) * Arena.TILE + Rules.HALF_BODY;
  }

  private static int stopAtWallY(int x, int fromY, int dy) {
    int y = fromY + dy;
    int left = (x - Rules.HALF_BODY) / Arena.TILE;
    int right = (x + Rules.HALF_BODY - 1) / Arena.TILE;
    int edge = dy > 0 ? y + Rules.HALF_BODY - 1 : y - Rules.HALF_BODY;
    int row = edge / Arena.TILE;
    if (!Arena.isWall(left, row) && !Arena.isWall(right, row)) {
      return y;
    }
    return dy > 0 ? row * Arena.TILE - Rules.HALF_BODY : (row + 1) * Arena.TILE + Rules.HALF_BODY;
  }

  /** How far along one axis, on the way to {@code to}, the others let a player go. */
  private static int stopAtBodies(World world, int player, int to, boolean alongX) {
    int from = alongX ? world.x(player) : world.y(player);
    int across = alongX ? world.y(player) : world.x(player);
    int stop = to;
    for (int other = 0; other < world.players(); other++) {
      if (other == player || !world.isAlive(other)) {
        continue;
      }
      int otherAlong = alongX ? world.x(other) : world.y(other);
      int apartAcross = Math.abs(across - (alongX ? world.y(other) : world.x(other)));
      if (apartAcross >= SIZE) {
        continue;
      }
      int apartBefore = Math.abs(from - otherAlong);
      int apartAfter = Math.abs(stop - otherAlong);
      if (apartBefore >= SIZE && apartAfter < SIZE) {
        stop = from < otherAlong ? otherAlong - SIZE : otherAlong + SIZE;
      } else if (apartBefore < SIZE && apartBefore >= apartAcross && apartAfter < apartBefore) {
        stop = from;
      }
    }
    return stop;
  }
}

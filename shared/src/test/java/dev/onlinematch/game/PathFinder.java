package dev.onlinematch.game;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The way round obstacles, from one corner of tiles to the next: where four free tiles meet, a body
 * has half a tile of room on each side.
 */
final class PathFinder {

  private static final int TILE = GameArena.TILE_PIXELS;
  private static final int WIDTH = GameArena.COLUMNS + 1;
  private static final int CORNERS = WIDTH * (GameArena.ROWS + 1);

  private static final boolean[] FREE = free();

  private PathFinder() {}

  /** What to hold to come nearer. */
  static int nextStep(AvatarView from, AvatarView to) {
    int[] distances = distancesTo(nearestCorner(to));
    int here = nearestCorner(from);
    int best = here;
    for (int next : new int[] {here - 1, here + 1, here - WIDTH, here + WIDTH}) {
      best = isFree(next) && distances[next] < distances[best] ? next : best;
    }
    return Bot.towards(x(best) - from.x(), y(best) - from.y());
  }

  private static int[] distancesTo(int target) {
    int[] distances = new int[CORNERS];
    Arrays.fill(distances, Integer.MAX_VALUE);
    distances[target] = 0;
    ArrayDeque<Integer> edge = new ArrayDeque<>();
    edge.add(target);
    while (!edge.isEmpty()) {
      int at = edge.remove();
      for (int next : new int[] {at - 1, at + 1, at - WIDTH, at + WIDTH}) {
        if (isFree(next) && distances[next] == Integer.MAX_VALUE) {
          distances[next] = distances[at] + 1;
          edge.add(next);
        }
      }
    }
    return distances;
  }

  private static int nearestCorner(AvatarView avatar) {
    int nearest = -1;
    double least = Double.MAX_VALUE;
    for (int corner = 0; corner < CORNERS; corner++) {
      double distance = Math.abs(x(corner) - avatar.x()) + Math.abs(y(corner) - avatar.y());
      if (isFree(corner) && distance < least) {
        least = distance;
        nearest = corner;
      }
    }
    return nearest;
  }

  private static boolean isFree(int corner) {
    return FREE[corner];
  }

  private static boolean[] free() {
    boolean[] free = new boolean[CORNERS];
    for (int corner = 0; corner < CORNERS; corner++) {
      int column = corner % WIDTH;
      int row = corner / WIDTH;
      free[corner] =
          !GameArena.isWall(column - 1, row - 1)
              && !GameArena.isWall(column, row - 1)
              && !GameArena.isWall(column - 1, row)
              && !GameArena.isWall(column, row);
    }
    return free;
  }

  private static double x(int corner) {
    return corner % WIDTH * TILE;
  }

  private static double y(int corner) {
    return corner / WIDTH * TILE;
  }
}

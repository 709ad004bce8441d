package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameArena;

/** What stays where it is: floor, walls, and the marks that a round leaves. */
final class Floor {

  private static final String WALL_TOP = "#5a4b94";
  private static final String WALL_EDGE = "#7b6bc0";
  private static final String WALL_FRONT = "#352a63";
  private static final String SHADOW = "#0b1020";
  private static final String[] TILES = {"#263452", "#22304c"};

  private final Pen pen;

  Floor(Pen pen) {
    this.pen = pen;
  }

  void draw(Projection projection) {
    Grid grid = new Grid(projection);
    double side = grid.side;
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        double x = column * side;
        double y = row * side;
        pen.box(x, y, side, side, 0, TILES[(row + column) & 1]);
        pen.box(x + side * .45, y + side * .45, side * .1, side * .1, side * .05, "#2f4062");
      }
    }
    drawShadows(grid);
    drawWalls(grid);
  }

  private void drawShadows(Grid grid) {
    double side = grid.side;
    pen.alpha(0.42);
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        if (grid.isWall(column, row) && !grid.isWall(column, row + 1)) {
          pen.box(column * side, (row + 1) * side, side, side * .34, 0, SHADOW);
        }
      }
    }
    pen.alpha(1);
  }

  // Seen from a little below: a top that reaches up, and a front where nothing stands before it.
  private void drawWalls(Grid grid) {
    double side = grid.side;
    double front = Math.round(side * .28);
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        if (!grid.isWall(column, row)) {
          continue;
        }
        double x = column * side;
        double y = row * side;
        pen.box(x, y, side, side, 0, WALL_TOP);
        if (!grid.isWall(column, row + 1) && row < grid.rows() - 1) {
          pen.box(x, y + side - front, side, front, 0, WALL_FRONT);
          pen.box(x, y + side - front, side, 3, 0, WALL_EDGE);
        }
        if (row > 0 && !grid.isWall(column, row - 1)) {
          pen.box(x, y, side, 3, 0, WALL_EDGE);
        }
      }
    }
  }

  /** Where somebody was hit. */
  void mark(Projection projection, double x, double y, String color) {
    double side = GameArena.TILE_PIXELS * projection.scale();
    double px = projection.x(x, y);
    double py = projection.y(x, y);
    pen.alpha(0.3);
    pen.oval(px, py + side * .2, side * .5, side * .3, color);
    pen.oval(px - side * .45, py + side * .34, side * .13, side * .1, color);
    pen.oval(px + side * .5, py + side * .08, side * .16, side * .11, color);
    pen.oval(px + side * .25, py - side * .18, side * .1, side * .08, color);
    pen.alpha(1);
  }

  /** The tiles as they are on the screen. */
  private static final class Grid {

    private final boolean isTurned;
    private final double side;

    Grid(Projection projection) {
      isTurned = projection.isTurned();
      side = GameArena.TILE_PIXELS * projection.scale();
    }

    int columns() {
      return isTurned ? GameArena.ROWS : GameArena.COLUMNS;
    }

    int rows() {
      return isTurned ? GameArena.COLUMNS : GameArena.ROWS;
    }

    boolean isWall(int column, int row) {
      return isTurned
          ? GameArena.isWall(row, GameArena.ROWS - 1 - column)
          : GameArena.isWall(column, row);
    }
  }
}

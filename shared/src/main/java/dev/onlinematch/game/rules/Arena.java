package dev.onlinematch.game.rules;

/**
 * Where the game takes place: 16 by 10 tiles of 64 pixels, walled in, with obstacles to run round.
 *
 * <p>All lengths are in units of a sixtieth of a pixel. So a speed in pixels per second is the same
 * number in units per tick, half a body (31.9 pixels) is a whole number, and every position fits in
 * two bytes. x grows to the right, y downwards; a position is that of a body's middle.
 */
public final class Arena {

  /** How many units one pixel has. */
  public static final int UNITS_PER_PIXEL = 60;

  /** Tiles from left to right. */
  public static final int COLUMNS = 16;

  /** Tiles from top to bottom. */
  public static final int ROWS = 10;

  /** Pixels along one side of a tile. */
  public static final int TILE_PIXELS = 64;

  /** Units along one side of a tile. */
  public static final int TILE = TILE_PIXELS * UNITS_PER_PIXEL;

  /** Units from left to right. */
  public static final int WIDTH = COLUMNS * TILE;

  /** Units from top to bottom. */
  public static final int HEIGHT = ROWS * TILE;

  // Two bars and a block: rings to chase round in both directions, and no way narrower than two
  // tiles, because a body fills a tile and cannot be steered into a gap of exactly its own size.
  private static final String[] MAP = {
    "################",
    "#..............#",
    "#..............#",
    "#...#......#...#",
    "#...#..##..#...#",
    "#...#..##..#...#",
    "#...#......#...#",
    "#..............#",
    "#..............#",
    "################",
  };

  // In pixels. The corners first, as in the addon; then the middles of the sides; then the centre.
  private static final int[] START_X = {160, 864, 160, 864, 512, 512, 128, 896, 384, 640};
  private static final int[] START_Y = {480, 480, 160, 160, 128, 512, 320, 320, 320, 320};

  /** The most players there are starts for. */
  public static final int MOST_PLAYERS = START_X.length;

  private static final boolean[] WALLS = walls();

  private Arena() {}

  /** Whether a tile is a wall; everything outside the map is. */
  public static boolean isWall(int column, int row) {
    return column < 0
        || column >= COLUMNS
        || row < 0
        || row >= ROWS
        || WALLS[row * COLUMNS + column];
  }

  /** Whether a body whose middle is there stands clear of all walls; for positions from outside. */
  public static boolean isFree(int x, int y) {
    int half = Rules.HALF_BODY;
    if (x < half || x > WIDTH - half || y < half || y > HEIGHT - half) {
      return false;
    }
    int left = (x - half) / TILE;
    int right = (x + half - 1) / TILE;
    int top = (y - half) / TILE;
    int bottom = (y + half - 1) / TILE;
    return !isWall(left, top)
        && !isWall(right, top)
        && !isWall(left, bottom)
        && !isWall(right, bottom);
  }

  static int startX(int place) {
    return START_X[place] * UNITS_PER_PIXEL;
  }

  static int startY(int place) {
    return START_Y[place] * UNITS_PER_PIXEL;
  }

  private static boolean[] walls() {
    boolean[] walls = new boolean[COLUMNS * ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        walls[row * COLUMNS + column] = MAP[row].charAt(column) == '#';
      }
    }
    return walls;
  }
}

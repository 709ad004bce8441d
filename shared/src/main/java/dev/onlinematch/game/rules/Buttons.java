package dev.onlinematch.game.rules;

/**
 * What a player holds down, as bits of one int, and where that leads.
 *
 * <p>Headings are counted clockwise from the right: 0 right, 1 down right, 2 down, and so on to 7
 * up right.
 */
public final class Buttons {

  /** Nothing held. */
  public static final int NONE = 0;

  /** Upwards. */
  public static final int UP = 1;

  /** Downwards. */
  public static final int DOWN = 2;

  /** To the left. */
  public static final int LEFT = 4;

  /** To the right. */
  public static final int RIGHT = 8;

  /** Attack; counts when it goes down, not while it is held. */
  public static final int ATTACK = 16;

  /** Every bit that means something. */
  public static final int ALL = UP | DOWN | LEFT | RIGHT | ATTACK;

  private static final int DIRECTIONS = UP | DOWN | LEFT | RIGHT;

  private static final int NOWHERE = -1;

  // By the four direction bits; opposite ones cancel each other.
  private static final int[] HEADING = {
    NOWHERE, 6, 2, NOWHERE, 4, 5, 3, 4, 0, 7, 1, 0, NOWHERE, 6, 2, NOWHERE,
  };

  // By heading, in units per tick: 400, and 400 / sqrt(2) along both axes.
  private static final int[] STEP_X = {400, 283, 0, -283, -400, -283, 0, 283};
  private static final int[] STEP_Y = {0, 283, 400, 283, 0, -283, -400, -283};

  private Buttons() {}

  /** Where the buttons lead, 0 to 7; negative for nowhere. */
  public static int heading(int buttons) {
    return HEADING[buttons & DIRECTIONS];
  }

  /** How far one tick leads to the right under a heading, in units. */
  public static int stepX(int heading) {
    return STEP_X[heading];
  }

  /** How far one tick leads downwards under a heading, in units. */
  public static int stepY(int heading) {
    return STEP_Y[heading];
  }
}

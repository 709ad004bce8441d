package dev.onlinematch.game;

import dev.onlinematch.game.rules.Buttons;

/** What can be held down: bits, to be added up. Opposite directions cancel each other. */
public final class GameButtons {

  /** Nothing. */
  public static final int NONE = Buttons.NONE;

  /** Upwards. */
  public static final int UP = Buttons.UP;

  /** Downwards. */
  public static final int DOWN = Buttons.DOWN;

  /** To the left. */
  public static final int LEFT = Buttons.LEFT;

  /** To the right. */
  public static final int RIGHT = Buttons.RIGHT;

  /** Attack; counts when it goes down. */
  public static final int ATTACK = Buttons.ATTACK;

  private GameButtons() {}
}

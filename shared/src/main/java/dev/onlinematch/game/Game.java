package dev.onlinematch.game;

/**
 * A game in progress, as the page sees it: it is told the time and what is held down, and can be
 * drawn at any moment.
 *
 * <p>Call {@link #advance} for each animation frame, and from a timer of at least 10 Hz while there
 * are none (hidden tabs): the game stands still between calls, and online the others wait.
 */
public interface Game {

  /** Milliseconds from one tick to the next. */
  double TICK_MS = 1000.0 / 60;

  /**
   * Lets the game catch up with the clock, at most one second at a time: what was slept through
   * beyond that is skipped.
   *
   * @param nowMs any clock that does not go backwards; fractions make motion smoother
   */
  void advance(double nowMs);

  /** How many people play at this machine; 0 where somebody only watches. */
  int seats();

  /**
   * Says what somebody at this machine holds down from now on. A button that is let go before the
   * next tick still counts for that tick.
   *
   * @param seat 0 to {@link #seats()} - 1
   * @param buttons bits of {@link GameButtons}
   */
  void hold(int seat, int buttons);

  /** What to draw, at the moment of the last {@link #advance}. */
  GameView view();

  /** Who hears of things to be heard and seen; replaces the listener before. */
  void setListener(GameListener listener);

  /** Ends the game. Does nothing when it has ended. */
  void leave();
}

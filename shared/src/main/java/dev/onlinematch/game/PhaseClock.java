package dev.onlinematch.game;

/** Which phase a game is in, and for how long. Counts ticks from the beginning of the session. */
final class PhaseClock {

  private GamePhase phase = GamePhase.READY_ROOM;
  private int ticks;
  private int now;

  void enter(GamePhase next) {
    phase = next;
    ticks = 0;
  }

  void tick() {
    now++;
    ticks++;
  }

  GamePhase phase() {
    return phase;
  }

  /** How many ticks this phase has lasted. */
  int ticks() {
    return ticks;
  }

  /** How many ticks there have been at all. */
  int now() {
    return now;
  }

  /** Whether this phase has lasted exactly so long. */
  boolean hasLasted(int howLong) {
    return ticks == howLong;
  }

  /** Ticks until the countdown is over; 0 when there is none. */
  int countdownTicks() {
    return phase == GamePhase.COUNTDOWN ? Pace.COUNTDOWN_TICKS - ticks : 0;
  }

  /** Whether avatars can move, though it may no longer matter. */
  boolean isInMotion() {
    return phase == GamePhase.ROUND
        || phase == GamePhase.ROUND_OVER
        || phase == GamePhase.MATCH_OVER;
  }

  /** Whether a round has been set up and nobody has won it. */
  boolean isUndecided() {
    return phase == GamePhase.SETTING_UP
        || phase == GamePhase.COUNTDOWN
        || phase == GamePhase.ROUND;
  }

  /** Whether nobody can win any more. */
  boolean isOver() {
    return phase == GamePhase.MATCH_OVER || phase == GamePhase.ENDED;
  }
}

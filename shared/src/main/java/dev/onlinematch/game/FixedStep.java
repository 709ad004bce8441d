package dev.onlinematch.game;

/** Turns a clock that is read now and then into ticks of one sixtieth of a second. */
final class FixedStep {

  /** A page that slept longer does not replay what nobody saw. */
  private static final int MOST_TICKS = 60;

  private boolean isRunning;
  private double lastMs;
  private double owedMs;

  /** How many ticks are due now; the first reading starts the clock. */
  int ticksDue(double nowMs) {
    double passedMs = isRunning ? Math.max(0, nowMs - lastMs) : 0;
    isRunning = true;
    lastMs = nowMs;
    owedMs = Math.min(owedMs + passedMs, MOST_TICKS * Game.TICK_MS);
    int due = (int) (owedMs / Game.TICK_MS);
    owedMs = Math.max(0, owedMs - due * Game.TICK_MS);
    return due;
  }

  /** How far the next tick is on its way, 0 to 1. */
  double fraction() {
    return Math.min(1, owedMs / Game.TICK_MS);
  }
}

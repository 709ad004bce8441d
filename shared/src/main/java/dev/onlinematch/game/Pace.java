package dev.onlinematch.game;

import dev.onlinematch.game.rules.Rules;

/** How long things take that are not rules, in ticks. */
final class Pace {

  /** From the start positions to "go": 3, 2, 1, half a second each. */
  static final int COUNTDOWN_TICKS = 3 * Rules.TICKS_PER_SECOND / 2;

  /** How long a result is shown. */
  static final int MESSAGE_TICKS = 2 * Rules.TICKS_PER_SECOND;

  /** The host stays so much longer than the others once the match is over. */
  static final int HOST_STAYS_TICKS = Rules.TICKS_PER_SECOND;

  /** A wait is explained when it has lasted so long. */
  static final int PATIENCE_TICKS = Rules.TICKS_PER_SECOND / 2;

  /** So long all have to set up a round; then it starts without those who did not answer. */
  static final int BARRIER_TICKS = 5 * Rules.TICKS_PER_SECOND;

  /** A host who has not started a round by then never will. */
  static final int MOST_SETUP_TICKS = 3 * BARRIER_TICKS;

  /** Longer than a link takes to be repaired by ICE restart, shorter than patience. */
  static final int SILENCE_TICKS = 5 * Rules.TICKS_PER_SECOND;

  /** How long the host waits for a second death after the one that would decide: 0.2 s. */
  static final int LAST_WORD_TICKS = Rules.TICKS_PER_SECOND / 5;

  private static final int NUMBER_TICKS = Rules.TICKS_PER_SECOND / 2;

  private Pace() {}

  /** The number to show with so many ticks of the countdown left. */
  static int countdown(int ticksLeft) {
    return (ticksLeft + NUMBER_TICKS - 1) / NUMBER_TICKS;
  }

  /** Whether the number appears with this very tick. */
  static boolean isNewNumber(int ticksLeft) {
    return ticksLeft > 0 && ticksLeft % NUMBER_TICKS == 0;
  }
}

package dev.onlinematch.game;

/**
 * Says which moment of another player's time is to be shown now: a little before the newest that
 * has arrived, so that there is something to interpolate towards.
 *
 * <p>His clock and mine are compared by arrival alone: how far his ticks are ahead of mine when
 * they come, on average, and how much that varies. The more it varies, the more is held back:
 * between 3 and 8 ticks (50 to 133 ms). The shown moment moves on evenly and corrects itself by a
 * few percent, so that nobody sees it.
 *
 * <p>Moments are in 1/256 ticks, as differences to an int that may wrap.
 */
final class PlaybackClock {

  /** One tick. */
  static final int ONE = 256;

  // Two ticks pass between snapshots, and half a one until the next tick here looks.
  private static final int HOLD_BACK = 5 * ONE / 2;
  private static final int LEAST_DELAY = 3 * ONE;
  private static final int MOST_DELAY = 8 * ONE;

  /** How fast the shown moment is corrected, per tick: 5 %. */
  private static final int SLEW = ONE / 20;

  /** Beyond this the other one stood still, or I did: a quarter second. */
  private static final int JUMP = 15 * ONE;

  private boolean isRunning;
  private int lead;
  private int deviation;
  private int offset;

  /** Something of his tick has arrived at my tick. */
  void arrived(int ownerTick, int localTick) {
    int newLead = (ownerTick - localTick) * ONE;
    int off = newLead - lead;
    if (!isRunning || off > JUMP || off < -JUMP) {
      // One tick of variation is a cautious first guess.
      deviation = ONE;
      lead = newLead;
      offset = lead - delay();
      isRunning = true;
      return;
    }
    lead += off / 16;
    deviation += (Math.abs(off) - deviation) / 16;
  }

  /** The moment to show at my tick, in 1/256 of his ticks; to be asked once a tick. */
  int shownAt(int localTick) {
    int correction = lead - delay() - offset;
    offset += Math.max(-SLEW, Math.min(SLEW, correction));
    return localTick * ONE + offset;
  }

  private int delay() {
    return Math.max(LEAST_DELAY, Math.min(MOST_DELAY, HOLD_BACK + 2 * deviation));
  }
}

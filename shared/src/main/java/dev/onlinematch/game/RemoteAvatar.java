package dev.onlinematch.game;

import dev.onlinematch.game.rules.Arena;
import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;

/**
 * Another player's avatar, shown between the snapshots that arrived: interpolated while there are
 * two to go between, run on by the rules for a moment after the last, then held.
 */
final class RemoteAvatar {

  // A power of two. Half a second of snapshots: far more than are ever held back.
  private static final int KEPT = 16;

  /** Beyond this nobody can tell where he went: 0.1 s. */
  private static final int MOST_EXTRAPOLATED_TICKS = 6;

  /** An avatar that was shown wrongly runs to its place, and is not thrown there. */
  private static final int MOST_STEP = 3 * Rules.SPEED / 2;

  /** Unless it is further than this. */
  private static final int TOO_FAR = 2 * Arena.TILE;

  /** Twice what the legs do: he may have been pushed. */
  private static final int MOST_SPEED = 2 * Rules.SPEED;

  /** An attack that became known later than this after its hit would come out of nowhere. */
  private static final int LATEST_HIT_TICK = Rules.HIT_TICK + 12;

  private final PlaybackClock clock = new PlaybackClock();
  private final Snapshot[] kept = new Snapshot[KEPT];
  private final int[] ticks = new int[KEPT];
  private int count;
  private int lastHeardTick;
  private boolean hasAttacked;
  private int attackStart;
  private boolean hasStruck;
  private int sinceAttack = -1;

  /**
   * Nothing heard yet.
   *
   * @param localTick when the wait for something begins
   */
  RemoteAvatar(int localTick) {
    lastHeardTick = localTick;
  }

  /** Takes a snapshot, or says why not; null if all is well or it is merely old. */
  GameDrop accept(Snapshot snapshot, int localTick) {
    if (!Arena.isFree(snapshot.x(), snapshot.y())) {
      return GameDrop.OUT_OF_ARENA;
    }
    int tick = snapshot.tick();
    if (count > 0) {
      // Serial arithmetic: ticks travel as 16 bits.
      int newer = (short) (snapshot.tick() - newest().tick());
      if (newer <= 0) {
        return GameDrop.WRONG_MOMENT;
      }
      if (isTooFast(snapshot, newer)) {
        return GameDrop.IMPOSSIBLE_MOVE;
      }
      tick = newestTick() + newer;
    }
    if (snapshot.attack() > 0 && !acceptAttack(tick - snapshot.attack())) {
      return GameDrop.IMPOSSIBLE_MOVE;
    }
    kept[count & (KEPT - 1)] = snapshot;
    ticks[count & (KEPT - 1)] = tick;
    count++;
    lastHeardTick = localTick;
    clock.arrived(tick, localTick);
    return null;
  }

  /** How many of my ticks nothing has come. */
  int silentTicks(int localTick) {
    return localTick - lastHeardTick;
  }

  /** Whether anything has come. */
  boolean isHeard() {
    return count > 0;
  }

  /** Starts the wait for something anew. */
  void listenFrom(int localTick) {
    lastHeardTick = localTick;
  }

  /** Puts the avatar where it is to be shown at my tick; once a tick. */
  void show(World world, int player, int localTick) {
    if (count == 0) {
      return;
    }
    int moment = clock.shownAt(localTick);
    int fromX = world.x(player);
    int fromY = world.y(player);
    placeAt(world, player, moment);
    int dx = world.x(player) - fromX;
    int dy = world.y(player) - fromY;
    if (Math.abs(dx) <= TOO_FAR && Math.abs(dy) <= TOO_FAR) {
      world.place(player, fromX + limit(dx), fromY + limit(dy), world.heading(player));
    }
    sinceAttack = hasAttacked ? Math.floorDiv(moment, PlaybackClock.ONE) - attackStart : -1;
    boolean isAttacking = sinceAttack >= 1 && sinceAttack <= Rules.ATTACK_TICKS;
    world.placeAttack(player, isAttacking ? sinceAttack : 0);
  }

  /** Whether the attack that is shown hits now. True once for each attack. */
  boolean strikes() {
    if (hasStruck || sinceAttack < Rules.HIT_TICK) {
      return false;
    }
    hasStruck = true;
    return sinceAttack <= LATEST_HIT_TICK;
  }

  private boolean isTooFast(Snapshot snapshot, int passedTicks) {
    int most = MOST_SPEED * passedTicks;
    return Math.abs(snapshot.x() - newest().x()) > most
        || Math.abs(snapshot.y() - newest().y()) > most;
  }

  private boolean acceptAttack(int start) {
    if (!hasAttacked || start - attackStart >= Rules.ATTACK_TICKS) {
      hasAttacked = true;
      attackStart = start;
      hasStruck = false;
      return true;
    }
    return start == attackStart;
  }

  private void placeAt(World world, int player, int moment) {
    int after = count;
    // The newest that is not after the moment; snapshots before it are no longer needed.
    while (after > 0 && after > count - KEPT && sinceMoment(after - 1, moment) < 0) {
      after--;
    }
    if (after == count) {
      runOn(world, player, moment);
    } else if (after == 0 || after <= count - KEPT) {
      Snapshot oldest = at(after);
      world.place(player, oldest.x(), oldest.y(), oldest.heading());
    } else {
      interpolate(world, player, after - 1, moment);
    }
  }

  /** How long a snapshot is past at the moment, in 1/256 ticks; negative if it is to come. */
  private int sinceMoment(int index, int moment) {
    return moment - ticks[index & (KEPT - 1)] * PlaybackClock.ONE;
  }

  private void interpolate(World world, int player, int index, int moment) {
    Snapshot from = at(index);
    Snapshot to = at(index + 1);
    int passed = sinceMoment(index, moment);
    int whole = passed - sinceMoment(index + 1, moment);
    world.place(
        player,
        between(from.x(), to.x(), passed, whole),
        between(from.y(), to.y(), passed, whole),
        from.heading());
  }

  private static int between(int from, int to, int passed, int whole) {
    return from + (int) ((double) (to - from) * passed / whole);
  }

  private void runOn(World world, int player, int moment) {
    Snapshot last = newest();
    world.place(player, last.x(), last.y(), last.heading());
    if (last.isMoving()) {
      int passed = sinceMoment(count - 1, moment) / PlaybackClock.ONE;
      for (int i = Math.min(passed, MOST_EXTRAPOLATED_TICKS); i > 0; i--) {
        Rules.advance(world, player, last.heading());
      }
    }
  }

  private Snapshot at(int index) {
    return kept[index & (KEPT - 1)];
  }

  private Snapshot newest() {
    return at(count - 1);
  }

  private int newestTick() {
    return ticks[(count - 1) & (KEPT - 1)];
  }

  private static int limit(int step) {
    return Math.max(-MOST_STEP, Math.min(MOST_STEP, step));
  }
}

package dev.onlinematch.web;

import dev.onlinematch.wire.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** What came of one sender's numbered messages. */
final class NumbersReceived {

  private final Set<Integer> unordered = new HashSet<>();
  private int nextReliable;
  private int misplacedReliable;
  private int unreliable;
  private int doubledUnreliable;
  private int lastOrdered = -1;
  private int misplacedOrdered;
  private long lastMovementMs = -1;
  private int longestGapMs;

  /** Exactly once and in order, or it counts as misplaced. */
  void reliable(int number) {
    if (number == nextReliable) {
      nextReliable++;
    } else {
      misplacedReliable++;
    }
  }

  void unreliable(int number) {
    unreliable++;
    if (!unordered.add(number)) {
      doubledUnreliable++;
    }
  }

  /** What a game sends as positions. */
  void movement(int number, long nowMs) {
    if (number > lastOrdered) {
      lastOrdered = number;
    } else {
      misplacedOrdered++;
    }
    if (lastMovementMs >= 0) {
      longestGapMs = Math.max(longestGapMs, (int) (nowMs - lastMovementMs));
    }
    lastMovementMs = nowMs;
  }

  /** The next gap is a first one. */
  void forgetGaps() {
    longestGapMs = 0;
    lastMovementMs = -1;
  }

  JsonObject report() {
    return new JsonObject()
        .put("reliable", nextReliable)
        .put("unreliable", unreliable)
        .put("misplaced", misplacedReliable + misplacedOrdered + doubledUnreliable)
        .put("longestGapMs", longestGapMs);
  }
}

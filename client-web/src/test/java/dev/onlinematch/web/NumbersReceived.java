package dev.onlinematch.web;

import dev.onlinematch.wire.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** What came of one sender's numbered messages. */
final class NumbersReceived {

  /** A gap that is shorter is a busy computer's. */
  private static final int NOTICED_MS = 700;

  private final Set<Integer> unordered = new HashSet<>();
  private int nextReliable;
  private int misplacedReliable;
  private int unreliable;
  private int doubledUnreliable;
  private int lastOrdered = -1;
  private int misplacedOrdered;
  private long lastMovementMs = -1;
  private int longestGapMs;
  private long gapEndedAtMs;
  private boolean isFromTheMiddle;

  /** What came before was for the page that was here until it was loaded again. */
  NumbersReceived fromTheMiddle() {
    isFromTheMiddle = true;
    return this;
  }

  /** The sender's page is another one: it counts from the beginning, and moves on where it was. */
  NumbersReceived afterReload() {
    NumbersReceived next = new NumbersReceived();
    next.lastMovementMs = lastMovementMs;
    next.longestGapMs = longestGapMs;
    next.gapEndedAtMs = gapEndedAtMs;
    return next;
  }

  /** Exactly once and in order, or it counts as misplaced. */
  void reliable(int number) {
    if (isFromTheMiddle) {
      isFromTheMiddle = false;
      nextReliable = number;
    }
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
      int gapMs = (int) (nowMs - lastMovementMs);
      longestGapMs = Math.max(longestGapMs, gapMs);
      gapEndedAtMs = gapMs < NOTICED_MS ? gapEndedAtMs : System.currentTimeMillis();
    }
    lastMovementMs = nowMs;
  }

  /** The next gap is a first one. */
  void forgetGaps() {
    longestGapMs = 0;
    gapEndedAtMs = 0;
    lastMovementMs = -1;
  }

  JsonObject report() {
    return new JsonObject()
        .put("reliable", nextReliable)
        .put("unreliable", unreliable)
        .put("misplaced", misplacedReliable + misplacedOrdered + doubledUnreliable)
        .put("longestGapMs", longestGapMs)
        .put("gapEndedAtMs", gapEndedAtMs);
  }
}

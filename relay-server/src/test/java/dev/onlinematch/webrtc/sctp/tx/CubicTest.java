package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CubicTest {

  private static final int ROUND_TRIP_MS = 100;

  private final Cubic cubic = new Cubic();
  private long nowMs;

  @Test
  void halvesTheWindowAtALoss() {
    assertEquals(500, cubic.onLoss(1_000));
  }

  @Test
  void regainsWhatALossCostInTheTimeThatTheCubeGives() {
    double window = cubic.onLoss(1_000);

    // K = cbrt(500 / 0.4) seconds = 10.8 s; one packet per round trip would have taken 50.
    window = growFor(window, 10_800);

    assertEquals(1_000, window, 20);
  }

  @Test
  void growsSlowlyAroundTheOldWindowAndQuicklyBeyond() {
    double atOldWindow = growFor(cubic.onLoss(1_000), 10_800);
    double soonAfter = growFor(atOldWindow, 2_000);
    double longAfter = growFor(soonAfter, 10_000);

    assertTrue(soonAfter - atOldWindow < 25, () -> atOldWindow + ", " + soonAfter);
    assertTrue(longAfter - soonAfter > 300, () -> soonAfter + ", " + longAfter);
  }

  @Test
  void isNeverSlowerThanOnePacketForEachRoundTrip() {
    double window = cubic.onLoss(20);

    assertTrue(growFor(window, 1_000) >= 19.5, () -> "after ten round trips " + window);
  }

  @Test
  void leavesRoomForOthersWhenItLosesBeforeItsOldWindow() {
    cubic.onLoss(1_000);
    double window = cubic.onLoss(800);

    // The old window counts as 600: K = cbrt(200 / 0.4) = 7.9 s.
    assertEquals(600, growFor(window, 7_900), 15);
  }

  @Test
  void timeInWhichTheWindowWasNotUsedDoesNotCount() {
    double window = growFor(cubic.onLoss(1_000), 1_000);
    cubic.pause(nowMs);
    nowMs += 60_000;

    double next = growFor(window, ROUND_TRIP_MS);

    assertTrue(next < window + 30, () -> "grown by a minute: " + next);
  }

  @Test
  void momentsInWhichTheWindowWasNotUsedDoNotHoldUpItsGrowth() {
    double window = cubic.onLoss(1_000);
    for (int second = 0; second < 20; second++) {
      for (int part = 0; part < 10; part++) {
        cubic.pause(nowMs);
        nowMs += 2;
        window = growFor(cubic.grow(window, 1, nowMs, ROUND_TRIP_MS), ROUND_TRIP_MS);
      }
    }

    // K = 10.8 s; nine seconds later the cube is 0.4 * 9^3 = 290 packets beyond the old window, and
    // one for each round trip would not even have brought the old window back.
    assertEquals(1_290, window, 60);
  }

  /** A round trip at a time, each acknowledging a whole window. */
  private double growFor(double window, int durationMs) {
    double grown = window;
    for (int passed = 0; passed < durationMs; passed += ROUND_TRIP_MS) {
      nowMs += ROUND_TRIP_MS;
      for (int part = 0; part < 10; part++) {
        grown = cubic.grow(grown, grown / 10, nowMs, ROUND_TRIP_MS);
      }
    }
    return grown;
  }
}

package dev.onlinematch.web.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AwakeClockTest {

  private final AwakeClock clock = new AwakeClock();

  @Test
  void goesWithTheBrowserWhileTimersComeInTime() {
    assertEquals(1_000, clock.read(1_000, 1_030));
    assertEquals(2_400, clock.read(2_400, 1_030));
    assertFalse(slept(2_400));
  }

  @Test
  void standsStillWhileATimerThatIsDueDoesNotCome() {
    clock.read(1_000, 1_030);
    assertFalse(slept(1_000));

    assertEquals(2_530, clock.read(21_000, 1_030));
    assertEquals(2_530, clock.read(21_040, 1_030));
    assertTrue(slept(21_040));

    assertEquals(2_560, clock.read(21_070, 2_560));
    assertFalse(slept(21_070));
  }

  @Test
  void neverGoesBackwards() {
    double last = clock.read(1_000, 1_000);
    for (int platformMs = 1_000; platformMs < 9_000; platformMs += 100) {
      double nowMs = clock.read(platformMs, 1_000);
      assertTrue(nowMs >= last);
      last = nowMs;
    }
  }

  @Test
  void noticesASleepDuringWhichTheBrowsersOwnTimeStoodStill() {
    assertTrue(clock.hasSlept(5, 1_700_000_000_000.0), "nothing is known before");
    assertFalse(clock.hasSlept(10_005, 1_700_000_010_500.0), "the clock was put right");
    assertTrue(clock.hasSlept(10_035, 1_700_000_070_530.0));
    assertFalse(clock.hasSlept(10_065, 1_700_000_070_560.0));
  }

  private boolean slept(double platformMs) {
    return clock.hasSlept(platformMs, platformMs);
  }
}

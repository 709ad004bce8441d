package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FixedStepTest {

  private final FixedStep step = new FixedStep();

  @Test
  void theFirstReadingOnlyStartsTheClock() {
    assertEquals(0, step.ticksDue(123_456));
    assertEquals(0, step.ticksDue(123_466));
    assertEquals(1, step.ticksDue(123_473));
  }

  @Test
  void sixtyTicksASecondWhateverTheRateOfTheFrames() {
    for (double frameMs : new double[] {1, 4, 6.94, 16, 16.67, 33, 100, 1000}) {
      FixedStep each = new FixedStep();
      int ticks = 0;
      for (double now = 0; now <= 10_000; now += frameMs) {
        ticks += each.ticksDue(now);
        assertTrue(each.fraction() >= 0 && each.fraction() <= 1);
      }
      assertEquals(600, ticks, 7, "frames of " + frameMs + " ms");
    }
  }

  @Test
  void sleepBeyondASecondIsSkipped() {
    step.ticksDue(0);

    assertEquals(60, step.ticksDue(3_600_000), 1);
    assertEquals(0, step.ticksDue(3_600_001));
  }

  @Test
  void aClockThatGoesBackCostsNothing() {
    step.ticksDue(1_000);

    assertEquals(0, step.ticksDue(500));
    assertEquals(3, step.ticksDue(560));
  }
}

package dev.onlinematch.web.stage;

import static dev.onlinematch.game.GameButtons.DOWN;
import static dev.onlinematch.game.GameButtons.LEFT;
import static dev.onlinematch.game.GameButtons.NONE;
import static dev.onlinematch.game.GameButtons.RIGHT;
import static dev.onlinematch.game.GameButtons.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StickDirectionTest {

  @Test
  void givesEachOfEightDirectionsAnEqualShare() {
    int[] expected = {RIGHT, RIGHT | DOWN, DOWN, DOWN | LEFT, LEFT, LEFT | UP, UP, UP | RIGHT};
    for (int degrees = 0; degrees < 360; degrees++) {
      if (degrees % 45 == 22) {
        // The border runs at 22.5.
        continue;
      }
      double angle = Math.toRadians(degrees);
      assertEquals(
          expected[(degrees + 22) / 45 % 8],
          StickDirection.of(Math.cos(angle), Math.sin(angle)),
          degrees + " degrees");
    }
  }

  @Test
  void ignoresAThumbThatRests() {
    assertEquals(NONE, StickDirection.of(0, 0));
    assertEquals(NONE, StickDirection.of(0.2, -0.2));
  }
}

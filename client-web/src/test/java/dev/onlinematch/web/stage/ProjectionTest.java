package dev.onlinematch.web.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.game.GameButtons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {

  @ParameterizedTest
  @CsvSource({"1280,700", "390,640", "844,350", "64,64", "3840,2000"})
  void fitsAndHasTilesOfWholePixels(int width, int height) {
    for (boolean mayTurn : new boolean[] {false, true}) {
      Projection projection = Projection.fit(width, height, mayTurn);
      assertTrue(projection.width() <= width, "width");
      assertTrue(projection.height() <= height, "height");
      assertEquals(0, projection.scale() * 64 % 1);
    }
  }

  @Test
  void turnsOnlyAPhoneHeldUpright() {
    assertTrue(Projection.fit(390, 640, true).isTurned());
    assertFalse(Projection.fit(390, 640, false).isTurned());
    assertFalse(Projection.fit(844, 350, true).isTurned());
  }

  @Test
  void turnsClockwise() {
    Projection turned = new Projection(true, 1);
    // The arena's upper left corner is then the upper right one.
    assertEquals(640, turned.x(0, 0));
    assertEquals(0, turned.y(0, 0));
    assertEquals(0, turned.x(1024, 640));
    assertEquals(1024, turned.y(1024, 640));
    assertEquals(2, turned.heading(0), "right is down now");
    assertEquals(0, turned.heading(6), "up is right now");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4", "8", "16", "25"})
  void movesOnTheScreenAsTheThumbDoes(int onScreen) {
    Projection turned = new Projection(true, 1);
    int inArena = turned.buttons(onScreen);
    int dx = axis(inArena, GameButtons.RIGHT, GameButtons.LEFT);
    int dy = axis(inArena, GameButtons.DOWN, GameButtons.UP);
    assertEquals(
        axis(onScreen, GameButtons.RIGHT, GameButtons.LEFT),
        (int) (turned.x(dx, dy) - turned.x(0, 0)));
    assertEquals(
        axis(onScreen, GameButtons.DOWN, GameButtons.UP),
        (int) (turned.y(dx, dy) - turned.y(0, 0)));
    assertEquals(onScreen & GameButtons.ATTACK, inArena & GameButtons.ATTACK);
  }

  private static int axis(int buttons, int plus, int minus) {
    return ((buttons & plus) != 0 ? 1 : 0) - ((buttons & minus) != 0 ? 1 : 0);
  }
}

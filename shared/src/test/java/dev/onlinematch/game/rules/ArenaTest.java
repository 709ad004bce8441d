package dev.onlinematch.game.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArenaTest {

  @Test
  void isWalledInAllAround() {
    for (int column = -1; column <= Arena.COLUMNS; column++) {
      assertTrue(Arena.isWall(column, 0) && Arena.isWall(column, Arena.ROWS - 1));
    }
    for (int row = -1; row <= Arena.ROWS; row++) {
      assertTrue(Arena.isWall(0, row) && Arena.isWall(Arena.COLUMNS - 1, row));
    }
  }

  @Test
  void looksTheSameFromEverySideSoThatNoStartIsBetter() {
    for (int row = 0; row < Arena.ROWS; row++) {
      for (int column = 0; column < Arena.COLUMNS; column++) {
        boolean isWall = Arena.isWall(column, row);
        assertEquals(isWall, Arena.isWall(Arena.COLUMNS - 1 - column, row));
        assertEquals(isWall, Arena.isWall(column, Arena.ROWS - 1 - row));
      }
    }
  }

  @Test
  void hasNoWayNarrowerThanTwoTiles() {
    for (int row = 0; row < Arena.ROWS; row++) {
      for (int column = 0; column < Arena.COLUMNS; column++) {
        if (!Arena.isWall(column, row)) {
          assertFalse(Arena.isWall(column - 1, row) && Arena.isWall(column + 1, row));
          assertFalse(Arena.isWall(column, row - 1) && Arena.isWall(column, row + 1));
        }
      }
    }
  }

  @Test
  void theFirstFourStartsAreThoseOfTheAddon() {
    World world = World.start(4, 0);
    int[][] starts = {{160, 480}, {864, 480}, {160, 160}, {864, 160}};
    for (int player = 0; player < 4; player++) {
      assertEquals(starts[player][0] * 60, world.x(player));
      assertEquals(starts[player][1] * 60, world.y(player));
    }
  }

  @Test
  void tenStandFreeAndOutOfReachOfEachOther() {
    World world = World.start(10, 0);
    for (int player = 0; player < 10; player++) {
      assertTrue(Arena.isFree(world.x(player), world.y(player)));
      for (int other = 0; other < 10; other++) {
        assertFalse(Rules.reaches(world, player, other));
      }
    }
  }

  @Test
  void startsGoRoundFromRoundToRound() {
    assertEquals(World.start(3, 0).x(1), World.start(3, 1).x(0));
    assertEquals(World.start(3, 0).x(0), World.start(3, 1).x(2));
    assertEquals(World.start(3, 0).checksum(), World.start(3, 3).checksum());
  }

  @Test
  void refusesMoreThanThereAreStartsFor() {
    assertThrows(IllegalArgumentException.class, () -> World.start(11, 0));
    assertThrows(IllegalArgumentException.class, () -> World.start(2, -1));
  }

  @Test
  void whoTouchesAWallStandsFreeAndOneUnitFurtherNot() {
    int nearest = Arena.TILE + Rules.HALF_BODY;
    assertTrue(Arena.isFree(nearest, nearest));
    assertFalse(Arena.isFree(nearest - 1, nearest));
    assertFalse(Arena.isFree(nearest, nearest - 1));
    int right = Arena.WIDTH - nearest;
    int bottom = Arena.HEIGHT - nearest;
    assertTrue(Arena.isFree(right, bottom));
    assertFalse(Arena.isFree(right + 1, bottom));
    assertFalse(Arena.isFree(right, bottom + 1));
  }

  @Test
  void positionsOutsideOrInWallsAreNotFree() {
    assertTrue(Arena.isFree(160 * 60, 160 * 60));
    assertFalse(Arena.isFree(0, 0));
    assertFalse(Arena.isFree(0xFFFF, 160 * 60));
    assertFalse(Arena.isFree(160 * 60, 0xFFFF));
    assertFalse(Arena.isFree(512 * 60, 320 * 60), "in the middle block");
    assertFalse(Arena.isFree(Integer.MAX_VALUE, Integer.MIN_VALUE));
  }
}

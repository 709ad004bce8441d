package dev.onlinematch.game.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {

  private static final int PX = Arena.UNITS_PER_PIXEL;
  private static final int SIZE = 2 * Rules.HALF_BODY;

  @ParameterizedTest
  @CsvSource({
    // The outer walls end at 64 and 960, 64 and 576; a half body of 31.9 pixels is 1914 units.
    "LEFT, 4, 100, 128, 5754, 7680",
    "RIGHT, 8, 900, 128, 55686, 7680",
    "UP, 1, 160, 100, 9600, 5754",
    "DOWN, 2, 160, 540, 9600, 32646",
    // The bar in column 4 begins at x = 256 and at y = 192.
    "RIGHT into the bar, 8, 200, 320, 13446, 19200",
    "DOWN onto the bar, 2, 288, 140, 17280, 9606",
  })
  void wallsStopABodyAtItsSide(String name, int buttons, int x, int y, int endX, int endY) {
    World world = World.start(1, 0);
    world.place(0, x * PX, y * PX, 0);

    for (int i = 0; i < 60; i++) {
      Rules.act(world, 0, buttons);
    }

    assertEquals(endX, world.x(0), name);
    assertEquals(endY, world.y(0), name);
  }

  @Test
  void aBodySlidesAlongAWall() {
    World world = World.start(1, 0);
    world.place(0, 128 * PX, 96 * PX, 0);

    for (int i = 0; i < 30; i++) {
      Rules.act(world, 0, Buttons.UP | Buttons.RIGHT);
    }

    assertEquals(128 * PX + 30 * 283, world.x(0));
    assertEquals(64 * PX + Rules.HALF_BODY, world.y(0));
  }

  @Test
  void twoBodiesMeetSideToSide() {
    World world = duel(300, 160, 500, 160);

    for (int i = 0; i < 60; i++) {
      Rules.step(world, new int[] {Buttons.RIGHT, Buttons.LEFT});
    }

    assertEquals(SIZE, world.x(1) - world.x(0));
  }

  @Test
  void aBodySlidesAlongAnother() {
    World world = duel(300, 160, 300 + 64, 160);

    for (int i = 0; i < 6; i++) {
      Rules.act(world, 0, Buttons.RIGHT | Buttons.UP);
    }

    assertEquals(160 * PX - 6 * 283, world.y(0));
  }

  @Test
  void whoStandsInsideAnotherCanWalkAway() {
    World world = duel(300, 160, 320, 160);

    for (int i = 0; i < 10; i++) {
      Rules.act(world, 0, Buttons.LEFT);
    }

    assertTrue(world.x(0) <= 300 * PX - 10 * 400, "at full speed, and a little pushed");
  }

  @Test
  void whoStandsInsideAnotherCanWalkAlongHim() {
    World world = duel(400, 100, 440, 105);

    for (int i = 0; i < 5; i++) {
      Rules.act(world, 0, Buttons.DOWN);
    }

    assertEquals(100 * PX + 5 * 400, world.y(0));
  }

  @Test
  void whoStandsInsideAnotherCannotGoDeeper() {
    World world = duel(300, 160, 340, 160);

    Rules.act(world, 0, Buttons.RIGHT);

    assertTrue(world.x(0) <= 300 * PX);
  }

  @Test
  void thoseWhoStandInsideEachOtherArePartedWithinASecond() {
    World world = duel(300, 160, 300, 160);

    for (int i = 0; i < 60; i++) {
      Rules.step(world, new int[] {0, 0});
    }

    assertTrue(Math.abs(world.x(1) - world.x(0)) >= SIZE - 3 * PX);
  }

  @Test
  void atTheSameSpotTheFirstGoesLeftAndTheSecondRight() {
    World world = duel(300, 160, 300, 160);

    Rules.step(world, new int[] {0, 0});

    assertPlace(world, 0, 300 * PX - 60, 160 * PX);
    assertPlace(world, 1, 300 * PX + 60, 160 * PX);
  }

  @Test
  void thePartingGoesTheShorterWay() {
    World world = duel(300, 150, 300, 130);

    Rules.step(world, new int[] {0, 0});

    assertPlace(world, 0, 300 * PX, 150 * PX + 60);
    assertPlace(world, 1, 300 * PX, 130 * PX - 60);
  }

  @Test
  void whoOverlapsLittleIsPushedLittleAndWhoOnlyTouchesNotAtAll() {
    World world = duel(300, 160, 400, 160);
    world.place(1, world.x(0) + SIZE - 320, world.y(0), 4);

    Rules.step(world, new int[] {0, 0});

    // A thirty-second of 320, and of the 310 that are left then.
    assertPlace(world, 0, 300 * PX - 10, 160 * PX);
    assertPlace(world, 1, 300 * PX + SIZE - 320 + 9, 160 * PX);
    world.place(0, 300 * PX, 160 * PX, 0);
    world.place(1, 300 * PX + SIZE, 160 * PX, 4);
    int before = world.checksum();
    Bodies.makeRoom(world, 0);
    assertEquals(before, world.checksum());
  }

  @Test
  void theDeadAreInNobodysWay() {
    World world = duel(300, 160, 310, 160);
    world.kill(1);

    Rules.act(world, 0, Buttons.RIGHT);

    assertPlace(world, 0, 300 * PX + 400, 160 * PX);
  }

  private static void assertPlace(World world, int player, int x, int y) {
    assertEquals(x, world.x(player));
    assertEquals(y, world.y(player));
  }

  @Test
  void partingPushesNobodyIntoAWall() {
    World world = duel(97, 97, 110, 97);

    for (int i = 0; i < 60; i++) {
      Rules.step(world, new int[] {0, 0});
      assertTrue(Arena.isFree(world.x(0), world.y(0)));
      assertTrue(Arena.isFree(world.x(1), world.y(1)));
    }
  }

  @Test
  void nobodyEverEndsUpInAWallOrInAnotherHoweverTheyRun() {
    for (int seed = 1; seed <= 20; seed++) {
      SeededRandom random = new SeededRandom(seed);
      World world = World.start(10, seed);
      int[] inputs = new int[10];
      for (int tick = 0; tick < 1_000; tick++) {
        for (int player = 0; player < 10; player++) {
          // Long runs, so that they reach walls and each other.
          inputs[player] = random.nextInt(12) == 0 ? random.nextInt(16) : inputs[player];
        }
        Rules.step(world, inputs);
        assertAllApart(world, "seed " + seed + ", tick " + tick);
      }
    }
  }

  private static void assertAllApart(World world, String when) {
    for (int a = 0; a < world.players(); a++) {
      assertTrue(Arena.isFree(world.x(a), world.y(a)), when);
      for (int b = 0; b < a; b++) {
        int dx = Math.abs(world.x(a) - world.x(b));
        int dy = Math.abs(world.y(a) - world.y(b));
        assertTrue(dx >= SIZE || dy >= SIZE, when);
      }
    }
  }

  private static World duel(int x0, int y0, int x1, int y1) {
    World world = World.start(2, 0);
    world.place(0, x0 * PX, y0 * PX, 0);
    world.place(1, x1 * PX, y1 * PX, 4);
    return world;
  }
}

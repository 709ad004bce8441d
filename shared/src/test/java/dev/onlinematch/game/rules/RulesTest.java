package dev.onlinematch.game.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static final int OPEN_X = 512 * 60;
  private static final int OPEN_Y = 160 * 60;

  private final World world = World.start(3, 0);

  @ParameterizedTest
  @CsvSource({
    "UP, 1, 0, -400, 6",
    "DOWN, 2, 0, 400, 2",
    "LEFT, 4, -400, 0, 4",
    "RIGHT, 8, 400, 0, 0",
    "UP and RIGHT, 9, 283, -283, 7",
    "DOWN and RIGHT, 10, 283, 283, 1",
    "DOWN and LEFT, 6, -283, 283, 3",
    "UP and LEFT, 5, -283, -283, 5",
    "LEFT and RIGHT cancel, 12, 0, 0, 4",
    "all cancel, 15, 0, 0, 4",
    "LEFT and RIGHT leave UP, 13, 0, -400, 6",
    "UP and DOWN leave RIGHT, 11, 400, 0, 0",
    "nothing, 0, 0, 0, 4",
    "bits that mean nothing, 224, 0, 0, 4",
  })
  void buttonsMoveByAConstantTable(String name, int buttons, int dx, int dy, int heading) {
    world.place(0, OPEN_X, OPEN_Y, 4);

    tick(buttons);

    assertEquals(OPEN_X + dx, world.x(0), name);
    assertEquals(OPEN_Y + dy, world.y(0), name);
    assertEquals(heading, world.heading(0), name);
    assertEquals(dx != 0 || dy != 0, world.isMoving(0), name);
  }

  @Test
  void aSecondOfRunningIsFourHundredPixels() {
    World alone = World.start(1, 0);
    alone.place(0, 128 * 60, 128 * 60, 0);

    for (int i = 0; i < 60; i++) {
      Rules.act(alone, 0, Buttons.RIGHT);
    }

    assertEquals((128 + 400) * 60, alone.x(0));
  }

  @Test
  void aDiagonalIsNoFasterThanAStraightByMoreThanRounding() {
    int squared = 283 * 283 * 2;

    assertTrue(Math.abs(squared - 400 * 400) < 400);
  }

  @Test
  void anAttackTakesASecondAndCannotBeginAgainMeanwhile() {
    tick(Buttons.ATTACK);
    assertEquals(1, world.attack(0));

    for (int i = 0; i < 59; i++) {
      tick(i % 2 == 0 ? Buttons.NONE : Buttons.ATTACK);
    }
    assertEquals(60, world.attack(0));

    tick(Buttons.NONE);
    assertEquals(0, world.attack(0));
    tick(Buttons.ATTACK);
    assertEquals(1, world.attack(0));
  }

  @Test
  void holdingTheButtonAttacksOnce() {
    for (int i = 0; i < 100; i++) {
      tick(Buttons.ATTACK);
    }

    assertEquals(0, world.attack(0));
  }

  @Test
  void oneCanRunWhileAttacking() {
    world.place(0, OPEN_X, OPEN_Y, 4);

    tick(Buttons.ATTACK | Buttons.RIGHT);

    assertEquals(OPEN_X + 400, world.x(0));
    assertEquals(1, world.attack(0));
  }

  @ParameterizedTest
  @CsvSource({
    // The square of 90 pixels and a body of 63.8 overlap while the middles are nearer than 76.9.
    "beside, 76, 0, true",
    "just beyond, 77, 0, false",
    "below, 0, 76, true",
    "just beyond below, 0, 77, false",
    "at the corner, 76, 76, true",
    "past the corner, 76, 77, false",
    "far away, 300, 0, false",
  })
  void anAttackHitsWhoeverOverlapsItsSquare(String name, int dx, int dy, boolean isHit) {
    world.place(0, OPEN_X, OPEN_Y, 0);
    world.place(1, OPEN_X + dx * 60, OPEN_Y + dy * 60, 0);

    strike(0);

    assertEquals(!isHit, world.isAlive(1), name);
    assertTrue(world.isAlive(0), name);
  }

  @Test
  void anAttackHitsAtItsEighteenthTickAndNeverAgain() {
    world.place(0, OPEN_X, OPEN_Y, 0);
    world.place(1, OPEN_X + 70 * 60, OPEN_Y, 0);
    tick(Buttons.ATTACK);
    for (int i = 0; i < 16; i++) {
      tick(Buttons.NONE);
    }
    assertTrue(world.isAlive(1), "17 ticks");

    tick(Buttons.NONE);
    assertFalse(world.isAlive(1), "18 ticks");

    world.place(2, OPEN_X - 70 * 60, OPEN_Y, 0);
    for (int i = 0; i < 60; i++) {
      tick(Buttons.NONE);
    }
    assertTrue(world.isAlive(2), "too late");
  }

  @Test
  void anAttackHitsEveryoneItReaches() {
    world.place(0, OPEN_X, OPEN_Y, 0);
    world.place(1, OPEN_X + 70 * 60, OPEN_Y, 0);
    world.place(2, OPEN_X - 70 * 60, OPEN_Y, 0);

    strike(0);

    assertEquals(0, Rules.winner(world));
  }

  @Test
  void twoWhoStrikeAtTheSameTickHitEachOther() {
    World duel = World.start(2, 0);
    duel.place(0, OPEN_X, OPEN_Y, 0);
    duel.place(1, OPEN_X + 70 * 60, OPEN_Y, 4);
    assertEquals(Rules.UNDECIDED, Rules.winner(duel));

    Rules.step(duel, new int[] {Buttons.ATTACK, Buttons.ATTACK});
    for (int i = 1; i < Rules.HIT_TICK; i++) {
      Rules.step(duel, new int[] {0, 0});
    }

    assertEquals(Rules.NOBODY, Rules.winner(duel));
  }

  @Test
  void whoStrikesATickEarlierWins() {
    World duel = World.start(2, 0);
    duel.place(0, OPEN_X, OPEN_Y, 0);
    duel.place(1, OPEN_X + 70 * 60, OPEN_Y, 4);

    Rules.step(duel, new int[] {0, Buttons.ATTACK});
    Rules.step(duel, new int[] {Buttons.ATTACK, 0});
    for (int i = 0; i < Rules.HIT_TICK; i++) {
      Rules.step(duel, new int[] {0, 0});
    }

    assertEquals(1, Rules.winner(duel));
  }

  @Test
  void theDeadNeitherMoveNorStrikeNorStandInTheWay() {
    world.place(0, OPEN_X, OPEN_Y, 0);
    world.place(1, OPEN_X + 70 * 60, OPEN_Y, 4);
    Rules.step(world, new int[] {0, Buttons.ATTACK, 0});
    world.kill(1);

    for (int i = 0; i < 30; i++) {
      Rules.step(world, new int[] {Buttons.RIGHT, Buttons.LEFT | Buttons.ATTACK, 0});
    }

    assertTrue(world.isAlive(0));
    assertEquals(OPEN_X + 70 * 60, world.x(1));
    assertEquals(OPEN_X + 30 * 400, world.x(0), "ran right through");
  }

  @Test
  void oneInputForEachPlayer() {
    assertThrows(IllegalArgumentException.class, () -> Rules.step(world, new int[] {0}));
  }

  private void strike(int attacker) {
    for (int i = 0; i < Rules.HIT_TICK; i++) {
      int[] inputs = new int[3];
      inputs[attacker] = i == 0 ? Buttons.ATTACK : Buttons.NONE;
      Rules.step(world, inputs);
    }
  }

  private void tick(int buttons) {
    Rules.step(world, new int[] {buttons, 0, 0});
  }
}

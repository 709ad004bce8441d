package dev.onlinematch.game.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WorldTest {

  private final World world = World.start(4, 0);

  @Test
  void aCopyLivesOnItsOwn() {
    World copy = world.copy();
    assertEquals(world.checksum(), copy.checksum());

    Rules.step(world, new int[] {Buttons.RIGHT, 0, 0, 0});

    assertNotEquals(world.checksum(), copy.checksum());
    Rules.step(copy, new int[] {Buttons.RIGHT, 0, 0, 0});
    assertEquals(world.checksum(), copy.checksum());
  }

  @Test
  void theChecksumSeesEverythingThatMatters() {
    int before = world.checksum();

    World turned = world.copy();
    turned.setHeading(2, 5);
    World striking = world.copy();
    striking.placeAttack(2, 5);
    World dead = world.copy();
    dead.kill(2);
    World holding = world.copy();
    holding.setButtons(2, Buttons.ATTACK);
    World later = world.copy();
    later.nextTick();

    for (World changed : new World[] {turned, striking, dead, holding, later}) {
      assertNotEquals(before, changed.checksum());
    }
  }

  @Test
  void theSameInputsGiveTheSameWorld() {
    World again = World.start(4, 0);
    for (int tick = 0; tick < 300; tick++) {
      int[] inputs = {tick % 16, (tick * 7) % 32, (tick / 5) % 16, (tick / 9) % 32};
      Rules.step(world, inputs);
      Rules.step(again, inputs);
    }

    assertEquals(300, world.tick());
    assertEquals(world.checksum(), again.checksum());
  }

  @Test
  void whoIsKilledStrikesAndMovesNoMoreAndCountsNoMoreUntilHeIsBack() {
    world.placeAttack(2, 3);
    world.setMoving(2, true);
    assertEquals(4, world.alive());

    world.kill(2);

    assertEquals(3, world.alive());
    assertFalse(world.isAlive(2));
    assertEquals(0, world.attack(2));
    assertFalse(world.isMoving(2));
    world.revive(2);
    assertEquals(4, world.alive());
  }

  @Test
  void allLookToTheMiddle() {
    World ten = World.start(10, 0);
    for (int player = 0; player < 10; player++) {
      assertEquals(ten.x(player) < Arena.WIDTH / 2 ? 0 : 4, ten.heading(player));
    }
    assertEquals(4, ten.heading(4), "who stands in the middle");
    assertEquals(0, World.start(0, 0).players());
  }

  @Test
  void nobodyOutsideTheNumbersExists() {
    assertThrows(IllegalArgumentException.class, () -> world.x(4));
    assertThrows(IllegalArgumentException.class, () -> world.kill(-1));
  }
}

package dev.onlinematch.game.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
  void nobodyOutsideTheNumbersExists() {
    assertThrows(IllegalArgumentException.class, () -> world.x(4));
    assertThrows(IllegalArgumentException.class, () -> world.kill(-1));
  }
}

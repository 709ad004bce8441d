package dev.onlinematch.simulation;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulator once found does not come back. */
class FoundTest {

  @ParameterizedTest
  @EnumSource
  void itGoesWellNow(Found found) {
    if (found.plan != null) {
      assertNull(new Simulation(Plan.parse(found.plan), Sabotage.NONE, Log.NONE).fault());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itHasATestOfItsOwn(Found found) throws ReflectiveOperationException {
    int dot = found.test.lastIndexOf('.');
    Class<?> test = Class.forName("dev.onlinematch." + found.test.substring(0, dot));

    assertNotNull(test.getDeclaredMethod(found.test.substring(dot + 1)).getAnnotation(Test.class));
  }
}

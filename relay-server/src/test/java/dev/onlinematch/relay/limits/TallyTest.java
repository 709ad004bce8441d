package dev.onlinematch.relay.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void letsEachKeyHoldSoManyAndRemembersNobodyWhoHoldsNothing() {
    Tally<String> tally = new Tally<>(2);
    assertTrue(tally.take("a"));
    assertTrue(tally.take("a"));
    assertFalse(tally.take("a"));
    assertTrue(tally.take("b"));

    tally.giveBack("a");
    assertTrue(tally.take("a"));
    assertFalse(tally.take("a"));

    tally.giveBack("a");
    tally.giveBack("a");
    tally.giveBack("b");
    assertEquals(0, tally.keys());
  }

  @Test
  void knowsNoLimitWhereThereIsNone() {
    Tally<String> tally = new Tally<>(0);
    for (int i = 0; i < 1_000; i++) {
      assertTrue(tally.take("a"));
    }
  }
}

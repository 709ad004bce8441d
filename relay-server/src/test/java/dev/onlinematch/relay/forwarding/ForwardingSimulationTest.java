package dev.onlinematch.relay.forwarding;

import org.junit.jupiter.api.Test;

/** Many random evenings on the relay. What has to hold is checked by {@link SimulatedEvening}. */
class ForwardingSimulationTest {

  private static final int EVENINGS = 1_000;

  @Test
  void everythingThatComesInGoesOutOrIsCountedAsDropped() {
    for (int seed = 0; seed < EVENINGS; seed++) {
      try {
        new SimulatedEvening(seed).play(300);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}

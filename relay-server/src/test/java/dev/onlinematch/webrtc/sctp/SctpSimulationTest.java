package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Thousands of runs of {@link SctpSimulation}. More with {@code -Dsctp.seeds=100000}, others with
 * {@code -Dsctp.firstSeed=...}; a failure names the command that repeats it alone.
 */
class SctpSimulationTest {

  private static final int FIRST_SEED = Integer.getInteger("sctp.firstSeed", 1);
  private static final int SEEDS = Integer.getInteger("sctp.seeds", 2_000);

  @Test
  void deliversWhatIsReliableOnceAndInOrderWhateverTheNetworkDoes() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      run(seed, null);
    }
  }

  @Test
  void survivesTwentyPercentOfLoss() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + Math.max(1, SEEDS / 6); seed++) {
      run(seed, NetworkFaults.loss(20, 20));
    }
  }

  @Test
  void repeatsARunExactlyFromItsSeed() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + Math.max(1, SEEDS / 30); seed++) {
      assertEquals(new SctpSimulation(seed).run(), new SctpSimulation(seed).run(), "seed " + seed);
    }
  }

  private static void run(int seed, NetworkFaults faults) {
    SctpSimulation simulation = new SctpSimulation(seed, faults);
    try {
      simulation.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed "
              + seed
              + " fails; repeat it with: mvn -pl shared,relay-server test"
              + " -Dtest=SctpSimulationTest -Dsurefire.failIfNoSpecifiedTests=false"
              + " -Dsctp.seeds=1 -Dsctp.firstSeed="
              + seed
              + "\n"
              + simulation.describe(),
          e);
    }
  }
}

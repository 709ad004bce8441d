package dev.onlinematch.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code mvn verify} plays 20,000 matches. {@code -Dsimulation.matches=100000} plays more of them,
 * {@code -Dsimulation.first=SEED} others. What fails is printed as a plan, made short; {@code
 * -Dsimulation.plan=PLAN} replays it with its log.
 */
class SimulationTest {

  private static final int FIRST = Integer.getInteger("simulation.first", 1);
  private static final int MATCHES = Integer.getInteger("simulation.matches", 1_000);
  private static final int MOST_SHRINKING = 500;

  private static final int MOST_REPORTED = 3;

  @Test
  void whateverHappensMatchesKeepWhatTheyPromise() {
    String plan = System.getProperty("simulation.plan");
    if (plan != null) {
      replay(Plan.parse(plan));
      return;
    }
    Tally tally = new Tally();
    // In parallel: as many at a time as there are cores.
    List<String> failures =
        IntStream.range(FIRST, FIRST + MATCHES)
            .parallel()
            .filter(seed -> fails(seed, tally))
            .limit(MOST_REPORTED)
            .mapToObj(SimulationTest::report)
            .toList();
    System.out.println("seeds " + FIRST + " to " + (FIRST + MATCHES - 1) + ": " + tally);

    assertEquals(List.of(), failures);
  }

  @Test
  void theSamePlanGoesTheSameWayAgain() {
    for (int seed = 1; seed <= 20; seed++) {
      assertEquals(trace(seed), trace(seed), "seed " + seed);
    }
  }

  @Test
  void aPlanThatIsWrittenDownIsReadAsTheSame() {
    for (int seed = 1; seed <= 100; seed++) {
      Plan plan = PlanMaker.of(seed);
      assertEquals(plan, Plan.parse(plan.toString()));
    }
  }

  private static int trace(int seed) {
    Simulation simulation = new Simulation(PlanMaker.of(seed), Sabotage.NONE, Log.NONE);
    simulation.run();
    return simulation.world().trace.sum();
  }

  private static boolean fails(int seed, Tally tally) {
    Plan plan = PlanMaker.of(seed);
    Simulation simulation = new Simulation(plan, Sabotage.NONE, Log.NONE);
    boolean fails = simulation.fault() != null;
    tally.add(plan, simulation.world());
    return fails;
  }

  private static Violation fault(Plan plan) {
    return new Simulation(plan, Sabotage.NONE, Log.NONE).fault();
  }

  private static String report(int seed) {
    Plan plan = PlanMaker.of(seed);
    Invariant broken = fault(plan).invariant;
    Plan small =
        new Shrinker(
                shorter -> {
                  Violation fault = fault(shorter);
                  return fault != null && fault.invariant == broken;
                },
                MOST_SHRINKING)
            .shrink(plan);
    return "seed "
        + seed
        + ": "
        + fault(small)
        + "\n  mvn -pl shared test -Dtest=SimulationTest -Dsimulation.plan=\""
        + small
        + "\"\n";
  }

  private static void replay(Plan plan) {
    Log log = Log.kept();
    try {
      new Simulation(plan, Sabotage.NONE, log).run();
    } finally {
      log.lines().forEach(System.out::println);
    }
  }
}

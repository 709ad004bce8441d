package dev.onlinematch.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

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

  /**
   * Found among 60,000 matches and not mended yet.
   *
   * <p>The signalling server forgets the match three times while the host's page gets nothing
   * through at all. Its links were never up, so that it takes everybody off when it is given up on,
   * which it can tell nobody: the others end with rosters of their own.
   *
   * <p>A host leaves, joins twice, and is made host again by one who slept meanwhile: the others
   * hear of him as host by the number that he had the first time.
   */
  private static final List<String> OPEN =
      List.of(
          "26765 3 3 10 0 5 0 0 1 0 64 0 0, CREATE 0 0 0 +32, JOIN 1 0 0 +0, JOIN 2 0 0 +0, "
              + "STALL 0 0 1 +2500, HUB 0 0 0 +6500, STALL 0 0 1 +4500, HUB 0 0 0 +6500, "
              + "HUB 0 0 0 +7000",
          "40040 4 4 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +38, JOIN 2 0 0 +0, JOIN 3 0 0 +50, "
              + "LEAVE 0 0 0 +1, LEAVE 0 0 0 +44, JOIN 0 0 0 +16, SLEEP 2 0 0 +3000, "
              + "JOIN 0 0 0 +3500, LEAVE 1 0 0 +3500");

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
  void whatIsOpenIsNotMended() {
    for (String plan : OPEN) {
      Violation fault = fault(Plan.parse(plan));
      System.out.println("open: " + plan + ": " + fault);
      assertNotNull(fault, "mended, so no longer open: " + plan);
    }
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

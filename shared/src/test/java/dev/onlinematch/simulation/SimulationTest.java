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
   * Found and not mended yet, made short; each begins with its seed, which is not played below.
   *
   * <p>The signalling server forgets the match while a host sleeps or gets nothing through (26765,
   * 2543, 13666): those who come back follow different hosts, and what each then tells the others
   * arrives too late to bring them together.
   *
   * <p>A host leaves, joins twice, and is made host again by one who slept meanwhile (40040): the
   * others hear of him as host by the number that he had the first time.
   *
   * <p>A page is loaded again while the host has lost the server (12459): what he sent the old page
   * until he heard of the new one is lost with it, which the game cannot tell from a gap.
   */
  private static final List<String> OPEN =
      List.of(
          "26765 3 3 10 0 5 0 0 1 0 64 0 0, CREATE 0 0 0 +32, JOIN 1 0 0 +0, JOIN 2 0 0 +0, "
              + "STALL 0 0 1 +2500, HUB 0 0 0 +6500, STALL 0 0 1 +4500, HUB 0 0 0 +6500, "
              + "HUB 0 0 0 +7000",
          "40040 4 4 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +38, JOIN 2 0 0 +0, JOIN 3 0 0 +50, "
              + "LEAVE 0 0 0 +1, LEAVE 0 0 0 +44, JOIN 0 0 0 +16, SLEEP 2 0 0 +3000, "
              + "JOIN 0 0 0 +3500, LEAVE 1 0 0 +3500",
          "2543 10 10 10 0 94 1 1 1 0 0 64 0 0, CREATE 0 0 0 +590, JOIN 1 0 0 +0, "
              + "JOIN 2 0 0 +200, JOIN 3 0 0 +87, WATCH 4 0 0 +143, JOIN 5 0 0 +94, "
              + "JOIN 3 0 0 +283, JOIN 7 0 0 +8, JOIN 8 0 0 +65, TALK 0 0 0 +2396, "
              + "START 0 0 0 +48, TALK 0 0 0 +58, VANISH 1 0 0 +59, SLEEP 0 0 0 +7065, "
              + "JOIN 0 0 0 +4975, HUB 0 0 0 +736, WATCH 0 0 0 +193, RELOAD 5 0 0 +234, "
              + "MODE 0 0 0 +3156, QUIET 0 0 0 +0, OFFLINE 7 0 0 +2994, START 0 0 0 +2329, "
              + "SOCKET 6 0 0 +7378, GOODBYE 0 0 0 +7160, START 0 0 0 +23, BREAK 0 0 0 +1452, "
              + "GOODBYE 0 0 0 +3288, OFFLINE 0 0 0 +384",
          "13666 3 3 10 0 104 1 1 1 0 0 0 0 0, CREATE 0 0 0 +450, JOIN 0 0 0 +189, "
              + "JOIN 2 0 0 +91, KILL 1 0 0 +200, BREAK 0 0 0 +800, GOODBYE 0 0 50 +0, "
              + "SLEEP 0 0 0 +1877, SLEEP 0 0 0 +5325, ISOLATE 0 0 0 +243, OFFLINE 2 0 0 +1, "
              + "MODE 0 0 0 +1536, RELOAD 1 0 0 +5115, DEAF 0 0 0 +7655, HUB 0 0 0 +7469",
          "12459 4 4 10 0 5 0 0 1 0 0 0 0 0, CREATE 0 0 0 +350, JOIN 1 0 0 +350, "
              + "JOIN 3 0 0 +300, START 0 0 0 +235, ISOLATE 0 0 0 +300, HIDE 0 0 0 +0, "
              + "HUB 0 0 4000 +0, CREATE 1 0 0 +3785, TALK 0 0 1 +0, RELOAD 3 0 0 +0, "
              + "RELOAD 1 0 0 +600, OFFLINE 1 0 0 +843, RELOAD 1 0 0 +550, RELAY 0 0 0 +772, "
              + "TALK 0 0 1 +0");

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
            .filter(seed -> !isOpen(seed))
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

  private static boolean isOpen(int seed) {
    return OPEN.stream().anyMatch(plan -> plan.startsWith(seed + " "));
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

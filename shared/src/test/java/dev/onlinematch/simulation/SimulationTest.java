package dev.onlinematch.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dsimulation.matches=20000} plays more of them, {@code -Dsimulation.first=SEED} others.
 * What fails is printed as a plan, made short; {@code -Dsimulation.plan=PLAN} replays it with its
 * log.
 */
class SimulationTest {

  private static final int FIRST = Integer.getInteger("simulation.first", 1);
  private static final int MATCHES = Integer.getInteger("simulation.matches", 1_000);
  private static final int MOST_SHRINKING = 500;

  @Test
  void whateverHappensMatchesKeepWhatTheyPromise() {
    String plan = System.getProperty("simulation.plan");
    if (plan != null) {
      replay(Plan.parse(plan));
      return;
    }
    List<String> failures =
        IntStream.range(FIRST, FIRST + MATCHES)
            .parallel()
            .filter(seed -> fault(PlanMaker.of(seed), Sabotage.NONE) != null)
            .limit(3)
            .mapToObj(SimulationTest::report)
            .toList();

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

  @Test
  void itIsNoticedWhenAReliableMessageIsLost() {
    assertTrue(noticed(0).contains(Invariant.RELIABLE_ARRIVES));
  }

  @Test
  void itIsNoticedWhenAReliableMessageComesTwice() {
    assertTrue(noticed(2).contains(Invariant.RELIABLE_ONCE_AND_IN_ORDER));
  }

  /** What breaks when the third reliable message that comes to each page comes so often. */
  private static Set<Invariant> noticed(int times) {
    Set<Invariant> noticed = EnumSet.noneOf(Invariant.class);
    for (int seed = 1; seed <= 40; seed++) {
      Violation fault = fault(PlanMaker.of(seed), new ThirdReliableMessage(times));
      if (fault != null) {
        noticed.add(fault.invariant);
      }
    }
    return noticed;
  }

  private record ThirdReliableMessage(int times) implements Sabotage {

    @Override
    public MessageTransport.Receiver receiver(Page page, MessageTransport.Receiver real) {
      int[] heard = new int[1];
      return (from, delivery, payload) -> {
        boolean isIt = delivery == Delivery.RELIABLE && ++heard[0] == 3;
        for (int i = 0; i < (isIt ? times : 1); i++) {
          real.onMessage(from, delivery, payload);
        }
      };
    }
  }

  private static int trace(int seed) {
    Simulation simulation = simulation(PlanMaker.of(seed), Sabotage.NONE, Log.NONE);
    simulation.run();
    return simulation.world().trace.sum();
  }

  private static Violation fault(Plan plan, Sabotage sabotage) {
    try {
      simulation(plan, sabotage, Log.NONE).run();
      return null;
    } catch (Violation violation) {
      return violation;
    }
  }

  private static Simulation simulation(Plan plan, Sabotage sabotage, Log log) {
    return new Simulation(plan, sabotage, log);
  }

  private static String report(int seed) {
    Plan plan = PlanMaker.of(seed);
    Invariant broken = fault(plan, Sabotage.NONE).invariant;
    Plan small =
        new Shrinker(
                shorter -> {
                  Violation fault = fault(shorter, Sabotage.NONE);
                  return fault != null && fault.invariant == broken;
                },
                MOST_SHRINKING)
            .shrink(plan);
    return "seed "
        + seed
        + ": "
        + fault(small, Sabotage.NONE)
        + "\n  mvn -pl shared test -Dtest=SimulationTest -Dsimulation.plan=\""
        + small
        + "\"\n";
  }

  private static void replay(Plan plan) {
    Log log = Log.kept();
    try {
      simulation(plan, Sabotage.NONE, log).run();
    } finally {
      log.lines().forEach(System.out::println);
    }
  }
}

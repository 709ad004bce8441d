package dev.onlinematch.scenario;

import java.util.List;

/** Everything that must go the same way on the JVM and in a browser. */
public final class Scenarios {

  private Scenarios() {}

  /** Fresh ones, in an order that never matters. */
  public static List<Scenario> all() {
    return List.of(
        new RandomNumbers(),
        new BytesRoundTrip(),
        new JsonRoundTrip(),
        new LibraryContract(),
        new TimersInOrder(),
        new WholeMatch(1),
        new WholeMatch(2),
        new RulesReplay());
  }
}

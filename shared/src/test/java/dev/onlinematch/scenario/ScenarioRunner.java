package dev.onlinematch.scenario;

/**
 * Runs every scenario and reports on standard output, which in a page is its console: a line {@code
 * passed<TAB>name<TAB>trace} or {@code failed<TAB>name<TAB>why} for each, and {@code finished}.
 */
public final class ScenarioRunner {

  /** What each part of a line is separated by. */
  public static final String SEPARATOR = "\t";

  private ScenarioRunner() {}

  /** Runs them all. */
  public static void main(String[] arguments) {
    for (Scenario scenario : Scenarios.all()) {
      System.out.println(report(scenario));
    }
    System.out.println("finished");
  }

  /** The line for one scenario, after running it. */
  public static String report(Scenario scenario) {
    try {
      scenario.run();
      String trace = scenario instanceof Traced traced ? String.valueOf(traced.trace()) : "";
      return "passed" + SEPARATOR + scenario.name() + SEPARATOR + trace;
    } catch (Exception | AssertionError e) {
      return "failed" + SEPARATOR + scenario.name() + SEPARATOR + e;
    }
  }
}

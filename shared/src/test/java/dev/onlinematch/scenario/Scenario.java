package dev.onlinematch.scenario;

/**
 * Something that must go the same way on the JVM and in a browser. Uses no test framework, so that
 * it compiles to JavaScript too; a scenario that fails throws.
 */
public interface Scenario {

  /** For reports. */
  String name();

  /** Plays it through. */
  void run() throws Exception;
}

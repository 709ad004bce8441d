package dev.onlinematch.scenario;

/** A scenario of which all that happened is added up: the JVM and a browser must agree on it. */
public interface Traced extends Scenario {

  /** The sum, after {@link #run}. */
  int trace();
}

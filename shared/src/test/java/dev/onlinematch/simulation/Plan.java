package dev.onlinematch.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole simulated match, written down: what it starts with and what happens, as numbers and words
 * that mean the same when the simulator has grown.
 */
record Plan(Setup setup, List<Step> steps) {

  private static final String SEPARATOR = ", ";

  Plan {
    steps = List.copyOf(steps);
  }

  /** One line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(setup.toString());
    for (Step step : steps) {
      line.append(SEPARATOR).append(step);
    }
    return line.toString();
  }

  static Plan parse(String line) {
    String[] parts = line.split(SEPARATOR, -1);
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      steps.add(Step.parse(parts[i]));
    }
    return new Plan(Setup.parse(parts[0]), steps);
  }

  /** Whether nothing is in it that could keep anybody out of a match. */
  boolean isHarmless() {
    boolean canAllConnect = setup.nats() == 0 || setup.hasRelay();
    boolean isHarmless = canAllConnect && setup.strangers() == 0;
    int joins = 0;
    Set<Integer> entered = new HashSet<>();
    for (Step step : steps) {
      switch (step.kind()) {
        case CREATE -> isHarmless &= joins == 0 && entered.add(step.who());
        case JOIN -> {
          // Who enters again leaves first, and the match may end with that.
          isHarmless &= entered.add(step.who());
          joins++;
        }
        case START, PLAY -> isHarmless &= joins < 0;
        case MODE, TALK, QUIET -> {}
        default -> isHarmless = false;
      }
    }
    return isHarmless && joins < setup.maxPlayers();
  }

  Plan with(List<Step> others) {
    return new Plan(setup, others);
  }

  Plan with(int at, Step step) {
    List<Step> others = new ArrayList<>(steps);
    others.set(at, step);
    return with(others);
  }

  Plan with(Setup other) {
    return new Plan(other, steps);
  }
}

package dev.onlinematch.simulation;

import dev.onlinematch.simulation.Step.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What many simulated matches were like: that they were many is little without it. */
final class Tally {

  private static final long MS_PER_HOUR = 3_600_000;

  private final Map<Kind, Integer> steps = new EnumMap<>(Kind.class);
  private final Map<Integer, Integer> sizes = new TreeMap<>();
  private final Map<String, Integer> sorts = new TreeMap<>();
  private long virtualMs;
  private long delivered;
  private int matches;

  /** One more; many threads may say so. */
  synchronized void add(Plan plan, World world) {
    matches++;
    virtualMs += world.time.nowMs();
    delivered += world.ledger.delivered();
    Setup setup = plan.setup();
    sizes.merge(setup.people(), 1, Integer::sum);
    count(setup.isClientServer(), "client-server");
    count(!setup.isClientServer(), "mesh");
    count(setup.hasRelay(), "with a relay");
    count(setup.hasGame(), "with the game");
    count(setup.nats() > 0, "behind NATs");
    count(setup.lossPercent() > 0, "with loss");
    count(setup.isOpen(), "open while playing");
    count(!setup.migrates(), "without host migration");
    count(setup.villains() > 0, "with a malicious member");
    count(setup.strangers() > 0, "with another version");
    count(setup.maxPlayers() < setup.people(), "with too many for it");
    for (Step step : plan.steps()) {
      steps.merge(step.kind(), 1, Integer::sum);
    }
  }

  private void count(boolean isSo, String sort) {
    sorts.merge(sort, isSo ? 1 : 0, Integer::sum);
  }

  @Override
  public synchronized String toString() {
    return matches
        + " matches, "
        + virtualMs / MS_PER_HOUR
        + " virtual hours, "
        + delivered
        + " messages\n  by number of people: "
        + sizes
        + "\n  by sort: "
        + sorts
        + "\n  steps: "
        + steps;
  }
}

package dev.onlinematch.wire;

import java.util.EnumMap;

/**
 * How often something was dropped, by reason. What comes from outside and cannot be used is never
 * an exception; it is counted here, so that somebody who wonders can look.
 *
 * @param <R> the reasons
 */
public final class DropCounter<R extends Enum<R>> {

  private final EnumMap<R, Integer> counts;

  /** Starts with zero for all reasons of {@code type}. */
  public DropCounter(Class<R> type) {
    counts = new EnumMap<>(type);
  }

  /** One more. */
  public void count(R reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  /** How often for this reason. */
  public int of(R reason) {
    return counts.getOrDefault(reason, 0);
  }

  /** How often altogether. */
  public int total() {
    int sum = 0;
    for (int count : counts.values()) {
      sum += count;
    }
    return sum;
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}

package dev.onlinematch.relay.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of something each key holds at the moment, up to a limit. It remembers only keys that
 * hold something. From any thread.
 *
 * @param <K> who holds
 */
public final class Tally<K> {

  private final int most;
  private final Map<K, Integer> held = new ConcurrentHashMap<>();

  /**
   * @param most for each key; 0 for no limit
   */
  public Tally(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("at most " + most);
    }
    this.most = most;
  }

  /** Takes one more; false, and nothing is taken, when the key holds as many as it may. */
  public boolean take(K key) {
    boolean[] isTaken = new boolean[1];
    held.compute(
        key,
        (same, before) -> {
          int now = before == null ? 0 : before;
          isTaken[0] = most == 0 || now < most;
          return isTaken[0] ? Integer.valueOf(now + 1) : before;
        });
    return isTaken[0];
  }

  /** Gives one back that was taken. */
  public void giveBack(K key) {
    held.computeIfPresent(key, (same, now) -> now == 1 ? null : Integer.valueOf(now - 1));
  }

  /** How many keys hold something. */
  public int keys() {
    return held.size();
  }
}

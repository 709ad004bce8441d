package dev.onlinematch.match;

import java.util.HashMap;
import java.util.Map;

/**
 * Whom to look for with {@link OnlineMatch#startMatchmaking}. Everything is optional.
 *
 * <pre>{@code
 * new Matchmaking().minCount(2).maxCount(4).property("mode", "duel").query("+properties.mode:duel")
 * }</pre>
 */
public final class Matchmaking {

  private int minCount;
  private int maxCount;
  private int countMultiple;
  private String query = "";
  private final Map<String, String> stringProperties = new HashMap<>();
  private final Map<String, Double> numericProperties = new HashMap<>();

  /** Anyone, as many as the match options say. */
  public Matchmaking() {}

  /** At least so many players, never fewer than the options' minimum; 0 means that minimum. */
  public Matchmaking minCount(int count) {
    this.minCount = requireNotNegative(count);
    return this;
  }

  /** At most so many players, never more than the options' maximum; 0 means that maximum. */
  public Matchmaking maxCount(int count) {
    this.maxCount = requireNotNegative(count);
    return this;
  }

  /** Only a multiple of this number of players; 0 for any. */
  public Matchmaking countMultiple(int multiple) {
    this.countMultiple = requireNotNegative(multiple);
    return this;
  }

  /** Who fits, in Nakama's query language: {@code +properties.mode:duel +properties.rank:>=5}. */
  public Matchmaking query(String text) {
    this.query = text;
    return this;
  }

  /** A text that others may ask for. */
  public Matchmaking property(String name, String value) {
    stringProperties.put(name, value);
    return this;
  }

  /** A number that others may ask for. */
  public Matchmaking property(String name, double value) {
    numericProperties.put(name, value);
    return this;
  }

  int minCount() {
    return minCount;
  }

  int maxCount() {
    return maxCount;
  }

  int countMultiple() {
    return countMultiple;
  }

  String query() {
    return query;
  }

  Map<String, String> stringProperties() {
    return stringProperties;
  }

  Map<String, Double> numericProperties() {
    return numericProperties;
  }

  private static int requireNotNegative(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count is not negative: " + count);
    }
    return count;
  }
}

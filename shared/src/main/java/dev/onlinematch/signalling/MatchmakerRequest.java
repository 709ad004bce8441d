package dev.onlinematch.signalling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What kind of match is looked for (Nakama {@code MatchmakerAdd}).
 *
 * @param minCount at least so many players, 2 or more
 * @param maxCount at most so many
 * @param countMultiple the number of players must be a multiple of this; 0 for any number
 * @param query which others fit, in Nakama's query language; {@code "*"} for anyone
 * @param stringProperties what others may ask of me
 * @param numericProperties the same, numbers
 */
public record MatchmakerRequest(
    int minCount,
    int maxCount,
    int countMultiple,
    String query,
    Map<String, String> stringProperties,
    Map<String, Double> numericProperties) {

  /** Takes copies of the maps. */
  public MatchmakerRequest {
    stringProperties = Collections.unmodifiableMap(new LinkedHashMap<>(stringProperties));
    numericProperties = Collections.unmodifiableMap(new LinkedHashMap<>(numericProperties));
  }
}

package dev.onlinematch.match;

import dev.onlinematch.signalling.MatchmakerRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns a game's wishes into the matchmaker's request: numbers within the options, same version
 * only.
 */
final class MatchmakerQuery {

  /** Nakama matches two or more; one player needs no matchmaker. */
  private static final int FEWEST = 2;

  private MatchmakerQuery() {}

  /**
   * The request.
   *
   * @throws IllegalArgumentException if the minimum comes out above the maximum
   */
  static MatchmakerRequest of(Matchmaking wishes, MatchOptions options) {
    int min = Math.max(FEWEST, Math.max(options.minPlayers(), wishes.minCount()));
    int max =
        wishes.maxCount() == 0
            ? options.maxPlayers()
            : Math.min(options.maxPlayers(), wishes.maxCount());
    if (min > max) {
      throw new IllegalArgumentException("no match has at least " + min + " and at most " + max);
    }
    String query = wishes.query().trim();
    Map<String, String> properties = new HashMap<>(wishes.stringProperties());
    if (!options.clientVersion().isEmpty()) {
      properties.put("client_version", options.clientVersion());
      String sameVersion = "+properties.client_version:" + escape(options.clientVersion());
      query = query.isEmpty() || query.equals("*") ? sameVersion : query + " " + sameVersion;
    }
    return new MatchmakerRequest(
        min,
        max,
        wishes.countMultiple(),
        query.isEmpty() ? "*" : query,
        properties,
        wishes.numericProperties());
  }

  /**
   * A value as one term of the query language: dots, dashes, slashes and spaces mean something
   * there.
   */
  static String escape(String value) {
    StringBuilder term = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isPlain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      if (!isPlain && c < 0x80) {
        term.append('\\');
      }
      term.append(c);
    }
    return term.toString();
  }
}

package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /v2/match}: anybody who is signed in sees every relayed match. That they are not
 * private is Nakama's way, and what a game has to live with.
 */
final class MatchListing {

  private static final int MAX_LIMIT = 100;

  private final RelayedMatches matches;

  MatchListing(RelayedMatches matches) {
    this.matches = matches;
  }

  JsonObject list(UrlQuery query) throws ApiFailure {
    int limit = number(query, "limit", 1);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ApiFailure.badInput("Invalid limit - limit must be between 1 and 100.");
    }
    boolean isAuthoritative = "true".equals(query.first("authoritative"));
    if (!isAuthoritative && query.first("label") != null) {
      throw ApiFailure.badInput("Label filtering is not supported for non-authoritative matches.");
    }
    int minSize = number(query, "min_size", 0);
    int maxSize = number(query, "max_size", Integer.MAX_VALUE);
    List<JsonObject> found = new ArrayList<>();
    for (RelayedMatch match : matches.all()) {
      int size = match.size();
      if (!isAuthoritative && found.size() < limit && size >= minSize && size <= maxSize) {
        found.add(new JsonObject().put("match_id", match.id().value()).put("size", size));
      }
    }
    return found.isEmpty() ? new JsonObject() : new JsonObject().put("matches", found);
  }

  static int number(UrlQuery query, String name, int fallback) throws ApiFailure {
    String text = query.first(name);
    try {
      return text == null ? fallback : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiFailure.badInput("type mismatch, parameter: " + name);
    }
  }
}

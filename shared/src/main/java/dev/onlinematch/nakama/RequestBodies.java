package dev.onlinematch.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.wire.JsonNumber;
import dev.onlinematch.wire.JsonObject;
import java.util.Map;

/** What requests over the socket say; defaults are left out. */
final class RequestBodies {

  private RequestBodies() {}

  static JsonObject matchId(MatchId matchId) {
    return new JsonObject().put("match_id", matchId.value());
  }

  static JsonObject join(MatchId matchId, Map<String, String> metadata) {
    JsonObject body = matchId(matchId);
    if (!metadata.isEmpty()) {
      body.put("metadata", texts(metadata));
    }
    return body;
  }

  static JsonObject join(MatchmakerMatched matched) {
    return matched.token() != null
        ? new JsonObject().put("token", matched.token())
        : matchId(matched.matchId());
  }

  static JsonObject matchmakerAdd(MatchmakerRequest request) {
    JsonObject body =
        new JsonObject()
            .put("min_count", request.minCount())
            .put("max_count", request.maxCount())
            .put("query", request.query());
    // Nakama takes an absent multiple for 1, and refuses an explicit 0.
    if (request.countMultiple() != 0) {
      body.put("count_multiple", request.countMultiple());
    }
    if (!request.stringProperties().isEmpty()) {
      body.put("string_properties", texts(request.stringProperties()));
    }
    if (!request.numericProperties().isEmpty()) {
      body.put("numeric_properties", numbers(request.numericProperties()));
    }
    return body;
  }

  private static JsonObject texts(Map<String, String> map) {
    JsonObject json = new JsonObject();
    for (Map.Entry<String, String> entry : map.entrySet()) {
      json.put(entry.getKey(), entry.getValue());
    }
    return json;
  }

  private static JsonObject numbers(Map<String, Double> map) {
    JsonObject json = new JsonObject();
    for (Map.Entry<String, Double> entry : map.entrySet()) {
      json.put(entry.getKey(), new JsonNumber(entry.getValue()));
    }
    return json;
  }
}

package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.JsonObject;
import java.util.Map;

/** Somebody's place in the matchmaker's pool. */
final class Ticket {

  private final String id;
  private final EngineSession session;
  private final ClientMessage.MatchmakerAdd request;
  private final Query query;
  private final Properties properties;

  /** How often the matchmaker has looked for others on behalf of this ticket. */
  private int intervals;

  /** Whether it will look again; a ticket that waits on can still be found by others. */
  private boolean isActive = true;

  Ticket(String id, EngineSession session, ClientMessage.MatchmakerAdd request, Query query) {
    this.id = id;
    this.session = session;
    this.request = request;
    this.query = query;
    this.properties = new Properties(request.stringProperties(), request.numericProperties());
  }

  String id() {
    return id;
  }

  EngineSession session() {
    return session;
  }

  ClientMessage.MatchmakerAdd request() {
    return request;
  }

  boolean isActive() {
    return isActive;
  }

  int intervals() {
    return intervals;
  }

  /**
   * Counts one look at the pool.
   *
   * @return whether it is the last one
   */
  boolean look(int maxIntervals) {
    intervals++;
    // With min = max every look has the same outcome as being found by a newcomer.
    isActive = intervals < maxIntervals && request.minCount() != request.maxCount();
    return !isActive;
  }

  /** How well the other one is what this one asks for; 0 for not at all. */
  double scoreOf(Ticket other) {
    return query.score(other.properties);
  }

  /** Whether a match of that size is what this one asks for. */
  boolean allowsSize(int size) {
    return size >= request.minCount()
        && size <= request.maxCount()
        && size % request.countMultiple() == 0;
  }

  /** What the others who are matched learn about this one. */
  JsonObject toUser() {
    JsonObject user =
        new JsonObject().put("presence", ServerEnvelopes.presence(session.presence()));
    if (!request.stringProperties().isEmpty()) {
      JsonObject texts = new JsonObject();
      for (Map.Entry<String, String> entry : request.stringProperties().entrySet()) {
        texts.put(entry.getKey(), entry.getValue());
      }
      user.put("string_properties", texts);
    }
    if (!request.numericProperties().isEmpty()) {
      JsonObject numbers = new JsonObject();
      for (Map.Entry<String, Double> entry : request.numericProperties().entrySet()) {
        numbers.put(entry.getKey(), entry.getValue().doubleValue());
      }
      user.put("numeric_properties", numbers);
    }
    return user;
  }
}

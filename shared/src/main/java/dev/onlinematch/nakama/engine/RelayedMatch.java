package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A relayed match: who is in it, in the order in which they came. */
final class RelayedMatch {

  private final MatchId id;
  private final Map<SessionId, EngineSession> members = new LinkedHashMap<>();

  RelayedMatch(MatchId id) {
    this.id = id;
  }

  MatchId id() {
    return id;
  }

  int size() {
    return members.size();
  }

  EngineSession member(SessionId sessionId) {
    return members.get(sessionId);
  }

  boolean add(EngineSession session) {
    return members.put(session.id(), session) == null;
  }

  boolean remove(EngineSession session) {
    return members.remove(session.id()) != null;
  }

  /** A copy: whoever is sent to may be cut off, and then leaves while the list is walked. */
  List<EngineSession> members() {
    return new ArrayList<>(members.values());
  }

  List<Presence> presences() {
    List<Presence> presences = new ArrayList<>();
    for (EngineSession session : members.values()) {
      presences.add(session.presence());
    }
    return presences;
  }
}

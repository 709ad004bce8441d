package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A relayed match: who is in it, in the order in which they came. */
final class RelayedMatch {

  private static final int MOST_LEFT = 16;

  private final MatchId id;
  private final Map<SessionId, EngineSession> members = new LinkedHashMap<>();

  /** Who left last, in that order: what is said about them may come a little later. */
  private final Map<SessionId, UserId> left = new LinkedHashMap<>();

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
    if (members.remove(session.id()) == null) {
      return false;
    }
    if (left.size() >= MOST_LEFT) {
      left.remove(left.keySet().iterator().next());
    }
    left.put(session.id(), session.presence().userId());
    return true;
  }

  /** Whose session that is, if it is in the match or has left it lately; null otherwise. */
  UserId user(SessionId sessionId) {
    EngineSession member = members.get(sessionId);
    return member == null ? left.get(sessionId) : member.presence().userId();
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

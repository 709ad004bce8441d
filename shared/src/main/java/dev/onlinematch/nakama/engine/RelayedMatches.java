package dev.onlinematch.nakama.engine;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All relayed matches. One exists while somebody is in it; its id is a UUID and a dot, behind which
 * a match with server code would have the name of its node.
 */
final class RelayedMatches implements MatchMembers {

  private final EngineOptions options;
  private final RandomSource random;
  private final SessionTokens tokens;
  private final Map<MatchId, RelayedMatch> matches = new LinkedHashMap<>();

  RelayedMatches(EngineOptions options, RandomSource random, SessionTokens tokens) {
    this.options = options;
    this.random = random;
    this.tokens = tokens;
  }

  Collection<RelayedMatch> all() {
    return matches.values();
  }

  @Override
  public Presence presence(MatchId matchId, SessionId sessionId) {
    RelayedMatch match = matches.get(matchId);
    EngineSession member = match == null ? null : match.member(sessionId);
    return member == null ? null : member.presence();
  }

  @Override
  public List<Presence> presences(MatchId matchId) {
    RelayedMatch match = matches.get(matchId);
    return match == null ? List.of() : match.presences();
  }

  /** Whose session that is, if it is in the match or has left it lately; null otherwise. */
  UserId user(MatchId matchId, SessionId sessionId) {
    RelayedMatch match = matches.get(matchId);
    return match == null ? null : match.user(sessionId);
  }

  MatchId newId() {
    return new MatchId(Uuid.random(random) + ".");
  }

  void create(EngineSession session, String cid, String name) throws RealtimeFailure {
    if (name.isEmpty()) {
      enter(session, cid, newId(), true);
    } else {
      enter(session, cid, new MatchId(Uuid.ofName(name) + "."), true);
    }
  }

  void join(EngineSession session, String cid, ClientMessage.MatchJoin message)
      throws RealtimeFailure {
    if (message.token() != null) {
      String matchId = tokens.matchOf(message.token());
      if (matchId == null || !isMatchId(matchId)) {
        throw RealtimeFailure.badInput("Invalid match token");
      }
      enter(session, cid, new MatchId(matchId), false);
      return;
    }
    if (message.matchId() == null) {
      throw RealtimeFailure.badInput("No match ID or token found");
    }
    MatchId matchId = checkedId(message.matchId());
    if (!matches.containsKey(matchId)) {
      throw new RealtimeFailure(RealtimeFailure.MATCH_NOT_FOUND, "Match not found");
    }
    enter(session, cid, matchId, false);
  }

  void leave(EngineSession session, String cid, String matchId) throws RealtimeFailure {
    RelayedMatch match = matches.get(checkedId(matchId));
    session.send(ServerEnvelopes.reply(cid));
    if (match != null) {
      remove(match, session);
    }
  }

  /** The session's socket is gone. */
  void leaveAll(EngineSession session) {
    for (RelayedMatch match : new ArrayList<>(matches.values())) {
      remove(match, session);
    }
  }

  /** Passes data on; from strangers, to strangers or to nowhere they vanish without a word. */
  void relay(EngineSession sender, ClientMessage.MatchDataSend message) throws RealtimeFailure {
    RelayedMatch match = matches.get(checkedId(message.matchId()));
    if (match == null || match.member(sender.id()) == null) {
      return;
    }
    JsonObject envelope = ServerEnvelopes.matchData(message, sender.presence());
    for (EngineSession receiver : receivers(match, sender, message.receivers())) {
      receiver.send(envelope);
    }
  }

  private static List<EngineSession> receivers(
      RelayedMatch match, EngineSession sender, List<ClientMessage.PresenceName> named) {
    if (named.isEmpty()) {
      List<EngineSession> others = match.members();
      others.remove(sender);
      return others;
    }
    Set<EngineSession> receivers = new LinkedHashSet<>();
    for (ClientMessage.PresenceName name : named) {
      if (!Uuid.isUuid(name.userId()) || !Uuid.isUuid(name.sessionId())) {
        return List.of();
      }
      EngineSession member = match.member(new SessionId(name.sessionId()));
      if (member != null) {
        receivers.add(member);
      }
    }
    return new ArrayList<>(receivers);
  }

  private void enter(EngineSession session, String cid, MatchId matchId, boolean isCreate)
      throws RealtimeFailure {
    RelayedMatch match = matches.get(matchId);
    boolean isIn = match != null && match.member(session.id()) != null;
    int most = options.limits().maxMatchesPerSocket();
    if (!isIn && most > 0 && session.matches >= most) {
      throw new RealtimeFailure(RealtimeFailure.RUNTIME_EXCEPTION, "In too many matches");
    }
    if (match == null) {
      if (matches.size() >= options.limits().maxMatches()) {
        throw new RealtimeFailure(RealtimeFailure.RUNTIME_EXCEPTION, "Too many matches");
      }
      match = new RelayedMatch(matchId);
      matches.put(matchId, match);
    }
    List<Presence> presences = match.presences();
    boolean isNew = match.add(session);
    // As observed: creating counts oneself, a new join does not, joining again lists oneself too.
    int size = isNew && !isCreate ? presences.size() : match.size();
    JsonObject reply = ServerEnvelopes.match(cid, matchId, size, presences, session.presence());
    if (!isNew) {
      session.send(reply);
      return;
    }
    session.matches++;
    JsonObject joined = ServerEnvelopes.matchPresenceEvent(matchId, "joins", session.presence());
    if (random.nextInt(100) < options.joinEventFirstPercent()) {
      session.send(joined);
      session.send(reply);
    } else {
      session.send(reply);
      session.send(joined);
    }
    tell(match, session, joined);
  }

  private void remove(RelayedMatch match, EngineSession session) {
    if (!match.remove(session)) {
      return;
    }
    session.matches--;
    if (match.size() == 0) {
      matches.remove(match.id());
    }
    tell(
        match,
        session,
        ServerEnvelopes.matchPresenceEvent(match.id(), "leaves", session.presence()));
  }

  private static void tell(RelayedMatch match, EngineSession but, JsonObject envelope) {
    for (EngineSession member : match.members()) {
      if (member != but) {
        member.send(envelope);
      }
    }
  }

  private static MatchId checkedId(String matchId) throws RealtimeFailure {
    if (!isMatchId(matchId)) {
      throw RealtimeFailure.badInput("Invalid match ID");
    }
    return new MatchId(matchId);
  }

  private static boolean isMatchId(String text) {
    int dot = text.indexOf('.');
    return dot >= 0 && text.indexOf('.', dot + 1) < 0 && Uuid.isUuid(text.substring(0, dot));
  }
}

package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is online with what status, and who wants to know. */
final class Statuses {

  /** More than one frame can name; a bound on what one session can make the server keep. */
  private static final int MAX_FOLLOWED = 100;

  private static final int MAX_STATUS_LENGTH = 2048;

  private final Accounts accounts;
  private final Map<UserId, Set<EngineSession>> online = new HashMap<>();
  private final Map<EngineSession, Set<UserId>> followed = new HashMap<>();

  Statuses(Accounts accounts) {
    this.accounts = accounts;
  }

  /** A socket opened with {@code status=true}. */
  void appear(EngineSession session) {
    change(session, "");
  }

  /** The session's socket is gone. */
  void leave(EngineSession session) {
    followed.remove(session);
    if (session.status() != null) {
      change(session, null);
    }
  }

  void update(EngineSession session, String cid, String status) throws RealtimeFailure {
    if (status != null && status.length() > MAX_STATUS_LENGTH) {
      throw RealtimeFailure.badInput("Status must be 2048 characters or less");
    }
    session.send(ServerEnvelopes.reply(cid));
    change(session, status);
  }

  void follow(EngineSession session, String cid, ClientMessage.StatusFollow message)
      throws RealtimeFailure {
    Set<UserId> users = new LinkedHashSet<>();
    for (String id : message.userIds()) {
      users.add(checkedUserId(id));
    }
    for (String username : message.usernames()) {
      Account account = accounts.byUsername(username);
      if (account != null) {
        users.add(account.id);
      }
    }
    Set<UserId> all = followed.computeIfAbsent(session, none -> new LinkedHashSet<>());
    all.addAll(users);
    if (all.size() > MAX_FOLLOWED) {
      all.removeAll(users);
      throw new RealtimeFailure(RealtimeFailure.RUNTIME_EXCEPTION, "Too many users followed");
    }
    List<JsonObject> presences = new ArrayList<>();
    for (UserId user : users) {
      for (EngineSession other : online.getOrDefault(user, Set.of())) {
        presences.add(ServerEnvelopes.statusPresence(other, other.status()));
      }
    }
    JsonObject body = new JsonObject();
    if (!presences.isEmpty()) {
      body.put("presences", presences);
    }
    session.send(ServerEnvelopes.reply(cid).put("status", body));
  }

  void unfollow(EngineSession session, String cid, List<String> userIds) throws RealtimeFailure {
    Set<UserId> all = followed.getOrDefault(session, new LinkedHashSet<>());
    for (String id : userIds) {
      all.remove(checkedUserId(id));
    }
    session.send(ServerEnvelopes.reply(cid));
  }

  private void change(EngineSession session, String status) {
    JsonObject event = new JsonObject();
    if (status != null) {
      event.put("joins", List.of(ServerEnvelopes.statusPresence(session, status)));
    }
    if (session.status() != null) {
      event.put("leaves", List.of(ServerEnvelopes.statusPresence(session, session.status())));
    }
    Set<EngineSession> own =
        online.computeIfAbsent(session.userId(), none -> new LinkedHashSet<>());
    session.setStatus(status);
    if (status == null) {
      own.remove(session);
    } else {
      own.add(session);
    }
    JsonObject envelope = new JsonObject().put("status_presence_event", event);
    for (EngineSession receiver : audience(session, own)) {
      receiver.send(envelope);
    }
    if (own.isEmpty()) {
      online.remove(session.userId());
    }
  }

  /** The account's own sockets, this one included, and its followers. */
  private Set<EngineSession> audience(EngineSession session, Set<EngineSession> own) {
    Set<EngineSession> audience = new LinkedHashSet<>();
    audience.add(session);
    audience.addAll(own);
    for (Map.Entry<EngineSession, Set<UserId>> entry : followed.entrySet()) {
      if (entry.getValue().contains(session.userId())) {
        audience.add(entry.getKey());
      }
    }
    return audience;
  }

  private static UserId checkedUserId(String id) throws RealtimeFailure {
    if (!Uuid.isUuid(id)) {
      throw RealtimeFailure.badInput("Invalid user identifier");
    }
    return new UserId(id);
  }
}

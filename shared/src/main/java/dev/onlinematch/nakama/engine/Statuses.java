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
  private final Map<UserId, Set<EngineSession>> sockets = new HashMap<>();
  private final Map<EngineSession, Set<UserId>> followed = new HashMap<>();

  Statuses(Accounts accounts) {
    this.accounts = accounts;
  }

  /** A socket opened; it hears of the status of all sockets of its account. */
  void enter(EngineSession session, boolean appearOnline) {
    sockets.computeIfAbsent(session.userId(), none -> new LinkedHashSet<>()).add(session);
    if (appearOnline) {
      change(session, "");
    }
  }

  /** The session's socket is gone. */
  void leave(EngineSession session) {
    followed.remove(session);
    Set<EngineSession> own = own(session.userId());
    own.remove(session);
    if (session.status() != null) {
      change(session, null);
    }
    if (own.isEmpty()) {
      sockets.remove(session.userId());
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
    if (all.size() + users.size() > MAX_FOLLOWED) {
      throw new RealtimeFailure(RealtimeFailure.RUNTIME_EXCEPTION, "Too many users followed");
    }
    all.addAll(users);
    List<JsonObject> presences = new ArrayList<>();
    for (UserId user : users) {
      for (EngineSession other : own(user)) {
        if (other.status() != null) {
          presences.add(ServerEnvelopes.statusPresence(other, other.status()));
        }
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
    session.setStatus(status);
    JsonObject envelope = new JsonObject().put("status_presence_event", event);
    for (EngineSession receiver : audience(session.userId())) {
      receiver.send(envelope);
    }
  }

  /** The account's own sockets, and its followers. */
  private Set<EngineSession> audience(UserId userId) {
    Set<EngineSession> audience = new LinkedHashSet<>(own(userId));
    for (Map.Entry<EngineSession, Set<UserId>> entry : followed.entrySet()) {
      if (entry.getValue().contains(userId)) {
        audience.add(entry.getKey());
      }
    }
    return audience;
  }

  private Set<EngineSession> own(UserId userId) {
    return sockets.getOrDefault(userId, Set.of());
  }

  private static UserId checkedUserId(String id) throws RealtimeFailure {
    if (!Uuid.isUuid(id)) {
      throw RealtimeFailure.badInput("Invalid user identifier");
    }
    return new UserId(id);
  }
}

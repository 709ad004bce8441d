package dev.onlinematch.nakama.engine;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The open sockets: reads what clients say, passes it on, closes those that break the rules. */
final class Realtime {

  private static final int NORMAL_CLOSURE = 1000;
  private static final int MESSAGE_TOO_BIG = 1009;
  private static final int SINGLE_SOCKET = -7;

  private final EngineOptions options;
  private final RandomSource random;
  private final WallClock clock;
  private final Scheduler scheduler;
  private final RelayedMatches matches;
  private final Matchmaker matchmaker;
  private final Statuses statuses;
  private final Set<EngineSession> sessions = new LinkedHashSet<>();

  Realtime(
      EngineOptions options,
      RandomSource random,
      WallClock clock,
      Scheduler scheduler,
      RelayedMatches matches,
      Matchmaker matchmaker,
      Statuses statuses) {
    this.options = options;
    this.random = random;
    this.clock = clock;
    this.scheduler = scheduler;
    this.matches = matches;
    this.matchmaker = matchmaker;
    this.statuses = statuses;
  }

  boolean isFull() {
    return sessions.size() >= options.limits().maxSockets();
  }

  /** Never where a new socket ends the others. */
  boolean isFullFor(Account account) {
    int most = options.limits().maxSocketsPerAccount();
    if (most == 0 || options.isSingleSocket()) {
      return false;
    }
    int count = 0;
    for (EngineSession session : sessions) {
      count += session.userId().equals(account.id) ? 1 : 0;
    }
    return count >= most;
  }

  EngineSocket open(Account account, boolean appearOnline, SocketPort port) {
    Presence presence =
        new Presence(new SessionId(Uuid.random(random)), account.id, account.username);
    EngineSession session =
        new EngineSession(presence, port, overrun -> scheduler.schedule(0, () -> forget(overrun)));
    if (options.isSingleSocket()) {
      closeOthers(account);
    }
    sessions.add(session);
    statuses.enter(session, appearOnline);
    return new EngineSocket(this, session);
  }

  void handleText(EngineSession session, String text) {
    if (session.isOver()) {
      return;
    }
    if (Utf8.length(text) > ClientEnvelope.MAX_BYTES) {
      end(session);
      session.port().close(MESSAGE_TOO_BIG, "");
      return;
    }
    ClientEnvelope envelope;
    try {
      envelope = ClientEnvelope.read(text);
    } catch (MalformedException e) {
      closeLate(session, "received malformed payload");
      return;
    }
    try {
      handle(session, envelope);
    } catch (RealtimeFailure failure) {
      // Nobody waits for an answer to match data: what goes wrong there comes without a cid.
      boolean hasReply = !(envelope.message() instanceof ClientMessage.MatchDataSend);
      session.send(ServerEnvelopes.error(hasReply ? envelope.cid() : "", failure));
    }
  }

  void handleBinary(EngineSession session) {
    if (!session.isOver()) {
      closeLate(session, "received unexpected WebSocket message type");
    }
  }

  void handleClosed(EngineSession session) {
    end(session);
  }

  private void handle(EngineSession session, ClientEnvelope envelope) throws RealtimeFailure {
    String cid = envelope.cid();
    ClientMessage message = envelope.message();
    if (message instanceof ClientMessage.MatchDataSend data) {
      matches.relay(session, data);
    } else if (message instanceof ClientMessage.Ping) {
      session.send(ServerEnvelopes.reply(cid).put("pong", new JsonObject()));
    } else if (message instanceof ClientMessage.MatchCreate create) {
      matches.create(session, cid, create.name());
    } else if (message instanceof ClientMessage.MatchJoin join) {
      matches.join(session, cid, join);
    } else if (message instanceof ClientMessage.MatchLeave leave) {
      matches.leave(session, cid, leave.matchId());
    } else if (message instanceof ClientMessage.MatchmakerAdd add) {
      matchmaker.add(session, cid, add);
    } else if (message instanceof ClientMessage.MatchmakerRemove remove) {
      matchmaker.remove(session, cid, remove.ticket());
    } else if (message instanceof ClientMessage.StatusFollow follow) {
      statuses.follow(session, cid, follow);
    } else if (message instanceof ClientMessage.StatusUnfollow unfollow) {
      statuses.unfollow(session, cid, unfollow.userIds());
    } else if (message instanceof ClientMessage.StatusUpdate update) {
      statuses.update(session, cid, update.status());
    } else if (message instanceof ClientMessage.Rpc) {
      throw new RealtimeFailure(
          RealtimeFailure.RUNTIME_FUNCTION_NOT_FOUND, "RPC function not found");
    } else if (message instanceof ClientMessage.Unsupported unsupported) {
      throw new RealtimeFailure(
          RealtimeFailure.RUNTIME_EXCEPTION, "Not on this server: " + unsupported.name());
    } else if (message instanceof ClientMessage.Unexpected) {
      // The real server queues an error and closes before it is sent.
      closeLate(session, "error processing message");
    }
  }

  private void closeOthers(Account account) {
    List<EngineSession> others = new ArrayList<>();
    for (EngineSession other : sessions) {
      if (other.userId().equals(account.id)) {
        others.add(other);
      }
    }
    for (EngineSession other : others) {
      other.send(singleSocketNotice());
      end(other);
      other.port().close(NORMAL_CLOSURE, "server-side session disconnect");
    }
  }

  private JsonObject singleSocketNotice() {
    JsonObject notice =
        new JsonObject()
            .put("id", Uuid.random(random))
            .put("subject", "single_socket")
            .put("content", "{}")
            .put("code", SINGLE_SOCKET)
            .put("create_time", Timestamp.of(clock.epochSeconds()));
    return new JsonObject()
        .put("notifications", new JsonObject().put("notifications", List.of(notice)));
  }

  /** Ends the session now and its socket later, as the real server waits for a close from there. */
  private void closeLate(EngineSession session, String reason) {
    end(session);
    scheduler.schedule(options.closeDelayMs(), () -> session.port().close(NORMAL_CLOSURE, reason));
  }

  private void end(EngineSession session) {
    session.setOver();
    forget(session);
  }

  private void forget(EngineSession session) {
    if (sessions.remove(session)) {
      matchmaker.removeAll(session);
      matches.leaveAll(session);
      statuses.leave(session);
    }
  }
}

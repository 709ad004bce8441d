package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Writes the server's envelopes as protojson does: what has its default value is left out. */
final class ServerEnvelopes {

  private ServerEnvelopes() {}

  /** A reply; without anything else in it, it says "done". */
  static JsonObject reply(String cid) {
    JsonObject envelope = new JsonObject();
    return cid.isEmpty() ? envelope : envelope.put("cid", cid);
  }

  static JsonObject error(String cid, RealtimeFailure failure) {
    JsonObject error = new JsonObject();
    if (failure.code() != 0) {
      error.put("code", failure.code());
    }
    return reply(cid).put("error", error.put("message", failure.getMessage()));
  }

  static JsonObject presence(Presence presence) {
    return new JsonObject()
        .put("user_id", presence.userId().value())
        .put("session_id", presence.sessionId().value())
        .put("username", presence.username());
  }

  static JsonObject matchPresenceEvent(MatchId matchId, String what, Presence who) {
    return new JsonObject()
        .put(
            "match_presence_event",
            new JsonObject().put("match_id", matchId.value()).put(what, List.of(presence(who))));
  }

  /** The answer to creating or joining a match. */
  static JsonObject match(
      String cid, MatchId matchId, int size, List<Presence> presences, Presence self) {
    JsonObject match = new JsonObject().put("match_id", matchId.value());
    if (size != 0) {
      match.put("size", size);
    }
    if (!presences.isEmpty()) {
      List<JsonObject> list = new ArrayList<>();
      for (Presence presence : presences) {
        list.add(presence(presence));
      }
      match.put("presences", list);
    }
    return reply(cid).put("match", match.put("self", presence(self)));
  }

  static JsonObject matchData(ClientMessage.MatchDataSend message, Presence sender) {
    JsonObject data =
        new JsonObject().put("match_id", message.matchId()).put("presence", presence(sender));
    if (message.opCode() != 0) {
      data.put("op_code", Long.toString(message.opCode()));
    }
    if (!message.base64().isEmpty()) {
      data.put("data", message.base64());
    }
    if (message.isReliable()) {
      data.put("reliable", true);
    }
    return new JsonObject().put("match_data", data);
  }

  static JsonObject statusPresence(EngineSession session, String status) {
    return presence(session.presence()).put("status", status);
  }
}

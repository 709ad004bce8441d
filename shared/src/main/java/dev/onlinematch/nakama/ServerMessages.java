package dev.onlinematch.nakama;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the server's envelopes. Default values are left out on the wire: a missing {@code op_code}
 * is 0, a missing list is empty.
 */
final class ServerMessages {

  /** The code of the notification that another socket of the account takes this one's place. */
  private static final int SINGLE_SOCKET = -7;

  private ServerMessages() {}

  static ServerPush push(JsonObject envelope) throws MalformedException {
    if (envelope.has("match_data")) {
      return matchData(envelope.object("match_data"));
    }
    if (envelope.has("match_presence_event")) {
      return matchPresences(envelope.object("match_presence_event"));
    }
    if (envelope.has("matchmaker_matched")) {
      return new ServerPush.Matched(matched(envelope.object("matchmaker_matched")));
    }
    if (envelope.has("error")) {
      JsonObject error = envelope.object("error");
      return new ServerPush.ServerError(error.integer("code", 0), error.text("message", ""));
    }
    if (envelope.has("notifications")) {
      return notifications(envelope.object("notifications"));
    }
    return new ServerPush.Unused();
  }

  /** The reply to creating or joining a match. */
  static JoinedMatch joinedMatch(JsonObject envelope) throws MalformedException {
    JsonObject match = envelope.object("match");
    Presence self = presence(match.object("self"));
    // Named matches and repeated joins list the joiner too; "size" follows no rule at all.
    Map<SessionId, Presence> others = bySession(presences(match, "presences"));
    others.remove(self.sessionId());
    return new JoinedMatch(matchId(match), self, new ArrayList<>(others.values()));
  }

  /** The reply to entering the matchmaker's pool. */
  static MatchmakerTicket ticket(JsonObject envelope) throws MalformedException {
    return new MatchmakerTicket(envelope.object("matchmaker_ticket").text("ticket"));
  }

  private static ServerPush matchData(JsonObject data) throws MalformedException {
    Presence sender = data.has("presence") ? presence(data.object("presence")) : null;
    return new ServerPush.MatchData(
        matchId(data), sender, int64(data.text("op_code", "0")), bytes(data.text("data", "")));
  }

  private static ServerPush matchPresences(JsonObject event) throws MalformedException {
    return new ServerPush.MatchPresences(
        matchId(event), presences(event, "joins"), presences(event, "leaves"));
  }

  private static MatchmakerMatched matched(JsonObject matched) throws MalformedException {
    String token = matched.text("token", "");
    String matchId = matched.text("match_id", "");
    if (token.isEmpty() == matchId.isEmpty()) {
      throw new MalformedException("either a token or a match id");
    }
    List<Presence> users = new ArrayList<>();
    for (JsonObject user : matched.objects("users")) {
      users.add(presence(user.object("presence")));
    }
    return new MatchmakerMatched(
        new MatchmakerTicket(matched.text("ticket")),
        token.isEmpty() ? null : token,
        matchId.isEmpty() ? null : new MatchId(matchId),
        presence(matched.object("self").object("presence")),
        new ArrayList<>(bySession(users).values()));
  }

  private static ServerPush notifications(JsonObject body) throws MalformedException {
    for (JsonObject note : body.objects("notifications")) {
      if (note.integer("code", 0) == SINGLE_SOCKET) {
        return new ServerPush.Replaced();
      }
    }
    return new ServerPush.Unused();
  }

  private static List<Presence> presences(JsonObject holder, String name)
      throws MalformedException {
    List<Presence> presences = new ArrayList<>();
    for (JsonObject presence : holder.objects(name)) {
      presences.add(presence(presence));
    }
    return presences;
  }

  private static Presence presence(JsonObject presence) throws MalformedException {
    return new Presence(
        new SessionId(nonEmpty(presence, "session_id")),
        new UserId(nonEmpty(presence, "user_id")),
        presence.text("username", ""));
  }

  private static MatchId matchId(JsonObject holder) throws MalformedException {
    return new MatchId(nonEmpty(holder, "match_id"));
  }

  private static String nonEmpty(JsonObject holder, String name) throws MalformedException {
    String text = holder.text(name);
    if (text.isEmpty()) {
      throw new MalformedException(name + " is empty");
    }
    return text;
  }

  private static Map<SessionId, Presence> bySession(List<Presence> presences) {
    Map<SessionId, Presence> bySession = new LinkedHashMap<>();
    for (Presence presence : presences) {
      bySession.put(presence.sessionId(), presence);
    }
    return bySession;
  }

  private static long int64(String text) throws MalformedException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedException("not a 64-bit number");
    }
  }

  private static byte[] bytes(String base64) throws MalformedException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not base64");
    }
  }
}

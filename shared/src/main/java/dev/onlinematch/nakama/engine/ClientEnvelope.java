package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * One text frame of a client: a {@code cid} and at most one message, with no field that Nakama does
 * not know at any depth.
 *
 * @param cid empty when there is none
 */
record ClientEnvelope(String cid, ClientMessage message) {

  /** Nakama's {@code socket.max_message_size_bytes}. */
  static final int MAX_BYTES = 4096;

  private static final List<String> SERVER_ONLY =
      List.of(
          "error",
          "match",
          "match_data",
          "match_presence_event",
          "matchmaker_matched",
          "matchmaker_ticket",
          "notifications",
          "status",
          "status_presence_event",
          "stream_data",
          "stream_presence_event",
          "channel",
          "channel_message",
          "channel_message_ack",
          "channel_presence_event",
          "party",
          "party_data",
          "party_join_request",
          "party_leader",
          "party_matchmaker_ticket",
          "party_presence_event");

  private static final List<String> UNSUPPORTED =
      List.of(
          "channel_join",
          "channel_leave",
          "channel_message_send",
          "channel_message_update",
          "channel_message_remove",
          "party_create",
          "party_join",
          "party_leave",
          "party_promote",
          "party_accept",
          "party_remove",
          "party_close",
          "party_update",
          "party_join_request_list",
          "party_matchmaker_add",
          "party_matchmaker_remove",
          "party_data_send");

  static ClientEnvelope read(String text) throws MalformedException {
    JsonObject envelope = JsonReader.readObject(text, MAX_BYTES);
    String cid = envelope.text("cid", "");
    ClientMessage message = null;
    for (String name : envelope.fields().keySet()) {
      if (name.equals("cid")) {
        continue;
      }
      ClientMessage read = message(ProtoFields.snakeCase(name), envelope.objectOrEmpty(name));
      if (envelope.has(name)) {
        if (message != null) {
          throw new MalformedException("two messages in one envelope");
        }
        message = read;
      }
    }
    return new ClientEnvelope(cid, message == null ? new ClientMessage.Unexpected() : message);
  }

  private static ClientMessage message(String name, JsonObject body) throws MalformedException {
    return switch (name) {
      case "ping" -> {
        ProtoFields.of(body);
        yield new ClientMessage.Ping();
      }
      case "pong" -> {
        ProtoFields.of(body);
        yield new ClientMessage.Pong();
      }
      case "match_create" ->
          new ClientMessage.MatchCreate(ProtoFields.of(body, "name").text("name"));
      case "match_join" -> matchJoin(body);
      case "match_leave" ->
          new ClientMessage.MatchLeave(ProtoFields.of(body, "match_id").text("match_id"));
      case "match_data_send" -> matchDataSend(body);
      case "matchmaker_add" -> matchmakerAdd(body);
      case "matchmaker_remove" ->
          new ClientMessage.MatchmakerRemove(ProtoFields.of(body, "ticket").text("ticket"));
      case "status_follow" -> {
        ProtoFields fields = ProtoFields.of(body, "user_ids", "usernames");
        yield new ClientMessage.StatusFollow(fields.texts("user_ids"), fields.texts("usernames"));
      }
      case "status_unfollow" ->
          new ClientMessage.StatusUnfollow(ProtoFields.of(body, "user_ids").texts("user_ids"));
      case "status_update" -> {
        ProtoFields fields = ProtoFields.of(body, "status");
        yield new ClientMessage.StatusUpdate(fields.has("status") ? fields.text("status") : null);
      }
      case "rpc" -> {
        ProtoFields.of(body, "id", "payload", "http_key");
        yield new ClientMessage.Rpc();
      }
      default -> other(name);
    };
  }

  private static ClientMessage other(String name) throws MalformedException {
    if (SERVER_ONLY.contains(name)) {
      return new ClientMessage.Unexpected();
    }
    if (UNSUPPORTED.contains(name)) {
      return new ClientMessage.Unsupported(name);
    }
    throw new MalformedException("an unknown message");
  }

  private static ClientMessage matchJoin(JsonObject body) throws MalformedException {
    ProtoFields fields = ProtoFields.of(body, "match_id", "token", "metadata");
    fields.textMap("metadata");
    if (fields.has("match_id") && fields.has("token")) {
      throw new MalformedException("a match id and a token");
    }
    return new ClientMessage.MatchJoin(
        fields.has("match_id") ? fields.text("match_id") : null,
        fields.has("token") ? fields.text("token") : null);
  }

  private static ClientMessage matchDataSend(JsonObject body) throws MalformedException {
    ProtoFields fields =
        ProtoFields.of(body, "match_id", "op_code", "data", "presences", "reliable");
    List<ClientMessage.PresenceName> receivers = new ArrayList<>();
    for (JsonObject presence : fields.objects("presences")) {
      ProtoFields name =
          ProtoFields.of(presence, "user_id", "session_id", "username", "persistence", "status");
      receivers.add(new ClientMessage.PresenceName(name.text("user_id"), name.text("session_id")));
    }
    return new ClientMessage.MatchDataSend(
        fields.text("match_id"),
        fields.int64("op_code", 0),
        fields.base64("data"),
        receivers,
        fields.bool("reliable"));
  }

  private static ClientMessage matchmakerAdd(JsonObject body) throws MalformedException {
    ProtoFields fields =
        ProtoFields.of(
            body,
            "min_count",
            "max_count",
            "count_multiple",
            "query",
            "string_properties",
            "numeric_properties");
    return new ClientMessage.MatchmakerAdd(
        fields.int32("min_count", 0),
        fields.int32("max_count", 0),
        // Absent means any number; an explicit 0 is refused.
        fields.int32("count_multiple", 1),
        fields.text("query"),
        fields.textMap("string_properties"),
        fields.numberMap("numeric_properties"));
  }
}

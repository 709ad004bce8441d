package dev.onlinematch.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.Utf8;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes {@code match_data_send} frames. The list of receivers stands beside the payload in the
 * frame, some 110 bytes each: when they do not all fit, the same payload goes out in several
 * frames.
 */
final class MatchDataFrames {

  private static final int COMMA = 1;

  private MatchDataFrames() {}

  /**
   * The frames that bring the payload to every receiver once.
   *
   * @param receivers not empty: to Nakama an empty list means everybody
   * @return an empty list when not even one receiver fits
   */
  static List<String> make(MatchId matchId, int opCode, byte[] payload, List<Presence> receivers) {
    JsonObject data =
        new JsonObject()
            .put("match_id", matchId.value())
            .put("op_code", Integer.toString(opCode))
            .put("data", Base64.getEncoder().encodeToString(payload));
    int emptyLength = Utf8.length(frame(data, List.of()));
    List<String> frames = new ArrayList<>();
    List<JsonObject> inFrame = new ArrayList<>();
    int length = emptyLength;
    for (Presence receiver : receivers) {
      JsonObject presence =
          new JsonObject()
              .put("user_id", receiver.userId().value())
              .put("session_id", receiver.sessionId().value());
      int more = Utf8.length(presence.toString());
      if (emptyLength + more > NakamaSocket.MAX_FRAME_BYTES) {
        return List.of();
      }
      if (length + COMMA + more > NakamaSocket.MAX_FRAME_BYTES && !inFrame.isEmpty()) {
        frames.add(frame(data, inFrame));
        inFrame.clear();
        length = emptyLength;
      }
      length += more + (inFrame.isEmpty() ? 0 : COMMA);
      inFrame.add(presence);
    }
    frames.add(frame(data, inFrame));
    return frames;
  }

  private static String frame(JsonObject data, List<JsonObject> presences) {
    return new JsonObject().put("match_data_send", data.put("presences", presences)).toString();
  }
}

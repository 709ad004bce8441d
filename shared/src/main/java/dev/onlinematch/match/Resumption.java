package dev.onlinematch.match;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;

/**
 * What a page needs to come back as the same player after it was loaded again: keep its {@link
 * #text()} where only this tab finds it, and give it to {@link OnlineMatch#resumeMatch}.
 *
 * @param matchId the match
 * @param sessionId the session in which the player came in
 * @param mode how he did
 * @param isSpectator whether he only watches
 * @param token proves that he is the same. Secret: whoever has it and the account can take his
 *     place
 */
public record Resumption(
    MatchId matchId, SessionId sessionId, MatchMode mode, boolean isSpectator, String token) {

  private static final int LONGEST_TEXT = 1_000;

  /** Reads what {@link #text()} wrote; null if it is not that. */
  public static Resumption parse(String text) {
    try {
      JsonObject read = JsonReader.readObject(text == null ? "" : text, LONGEST_TEXT);
      String token = read.text("token", "");
      MatchMode mode = modeOf(read.text("mode", ""));
      if (token.length() != ReturnRequest.TOKEN_LENGTH || mode == null) {
        return null;
      }
      return new Resumption(
          new MatchId(read.text("match", "")),
          new SessionId(read.text("session", "")),
          mode,
          !read.text("watches", "").isEmpty(),
          token);
    } catch (MalformedException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Without valueOf, for which a page would download what it knows of classes. */
  private static MatchMode modeOf(String name) {
    for (MatchMode mode : MatchMode.values()) {
      if (mode.name().equals(name)) {
        return mode;
      }
    }
    return null;
  }

  /** All of it, as a line of text. */
  public String text() {
    return new JsonObject()
        .put("match", matchId.value())
        .put("session", sessionId.value())
        .put("mode", mode.name())
        .put("watches", isSpectator ? "yes" : "")
        .put("token", token)
        .toString();
  }

  @Override
  public String toString() {
    return sessionId + " in " + matchId;
  }
}

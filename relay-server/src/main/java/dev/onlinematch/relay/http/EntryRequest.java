package dev.onlinematch.relay.http;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.wire.MalformedException;

/**
 * What somebody says who wants to enter. Nothing of it is proven yet.
 *
 * @param knock from where
 * @param token the session token; empty when there was none
 * @param match which room
 * @param session as whom
 */
record EntryRequest(Knock knock, String token, MatchId match, SessionId session) {

  private static final int MAX_ID_CHARS = 64;

  /** Takes the parameters as they came; each may be null. */
  static EntryRequest of(Knock knock, String token, String match, String session)
      throws MalformedException {
    return new EntryRequest(
        knock,
        token == null ? "" : token,
        new MatchId(id("match", match)),
        new SessionId(id("session", session)));
  }

  private static String id(String name, String value) throws MalformedException {
    if (value == null || value.isEmpty() || value.length() > MAX_ID_CHARS) {
      throw new MalformedException("no " + name + ", or an overlong one");
    }
    for (int i = 0; i < value.length(); i++) {
      // Ids of Nakama are UUIDs, with a dot and a node's name for matches. They end up in logs.
      char c = value.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new MalformedException("a " + name + " of other than visible ASCII characters");
      }
    }
    return value;
  }
}

package dev.onlinematch.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.Presence;
import java.util.List;

/** What the server says unasked, after Nakama's realtime envelope. */
public sealed interface ServerPush {

  /**
   * Some came or went ({@code match_presence_event}).
   *
   * @param joins may hold the receiver itself, before or after the reply to its join
   */
  record MatchPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves)
      implements ServerPush {}

  /**
   * A message from a member of a match ({@code match_data}).
   *
   * @param sender null when a server module sent it
   * @param opCode any 64-bit number
   */
  record MatchData(MatchId matchId, Presence sender, long opCode, byte[] payload)
      implements ServerPush {}

  /** The matchmaker found a match ({@code matchmaker_matched}). */
  record Matched(MatchmakerMatched matched) implements ServerPush {}

  /** Another socket of the account takes this one's place ({@code notifications}, code -7). */
  record Replaced() implements ServerPush {}

  /** A complaint that answers no request of one's own ({@code error} without a cid). */
  record ServerError(int code, String message) implements ServerPush {}

  /** Something well-formed of no use here: chat, parties, statuses, an empty envelope. */
  record Unused() implements ServerPush {}
}

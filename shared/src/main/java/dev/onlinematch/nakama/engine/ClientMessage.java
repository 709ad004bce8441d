package dev.onlinematch.nakama.engine;

import java.util.List;
import java.util.Map;

/** What a client may say over its socket, checked for form but not for meaning. */
sealed interface ClientMessage {

  record Ping() implements ClientMessage {}

  record Pong() implements ClientMessage {}

  /**
   * Opens a match.
   *
   * @param name empty for a match of its own
   */
  record MatchCreate(String name) implements ClientMessage {}

  /**
   * Enters a match.
   *
   * @param matchId null when the token says it
   * @param token null when the match id says it; both may be null
   */
  record MatchJoin(String matchId, String token) implements ClientMessage {}

  record MatchLeave(String matchId) implements ClientMessage {}

  /**
   * Something for others in a match.
   *
   * @param base64 the payload, padded
   * @param receivers empty for all others
   */
  record MatchDataSend(
      String matchId, long opCode, String base64, List<PresenceName> receivers, boolean isReliable)
      implements ClientMessage {}

  /** Whom a client means; it may be anything. */
  record PresenceName(String userId, String sessionId) {}

  record MatchmakerAdd(
      int minCount,
      int maxCount,
      int countMultiple,
      String query,
      Map<String, String> stringProperties,
      Map<String, Double> numericProperties)
      implements ClientMessage {}

  record MatchmakerRemove(String ticket) implements ClientMessage {}

  record StatusFollow(List<String> userIds, List<String> usernames) implements ClientMessage {}

  record StatusUnfollow(List<String> userIds) implements ClientMessage {}

  /**
   * What followers are to see.
   *
   * @param status null to be offline
   */
  record StatusUpdate(String status) implements ClientMessage {}

  record Rpc() implements ClientMessage {}

  /** Chat and parties: known to Nakama, not to this engine. */
  record Unsupported(String name) implements ClientMessage {}

  /** No message at all, or one that only a server sends. */
  record Unexpected() implements ClientMessage {}
}

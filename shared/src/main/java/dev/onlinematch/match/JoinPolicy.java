package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinRequest;

/** Whom a host lets in. Decides only; what follows from it is the host's to do. */
final class JoinPolicy {

  private JoinPolicy() {}

  /** Why the request is refused, or null if it is granted. */
  static JoinErrorReason refusal(
      JoinRequest request, Roster roster, MatchMode mode, MatchOptions options) {
    if (!request.clientVersion().equals(options.clientVersion())) {
      return JoinErrorReason.CLIENT_VERSION_ERROR;
    }
    if (mode == MatchMode.MATCHMAKER) {
      return JoinErrorReason.MATCH_IS_CLOSED;
    }
    if (roster.hasBegun()) {
      return JoinErrorReason.MATCH_HAS_ALREADY_BEGUN;
    }
    boolean isFull =
        roster.players().size() >= options.maxTotalPlayers()
            || roster.areNumbersUsedUp()
            || (!request.isSpectator() && roster.activePlayers().size() >= options.maxPlayers());
    return isFull ? JoinErrorReason.MATCH_IS_FULL : null;
  }
}

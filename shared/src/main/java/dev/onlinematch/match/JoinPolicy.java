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
    if (roster.hasBegun() && !options.isOpenWhilePlaying()) {
      return JoinErrorReason.MATCH_HAS_ALREADY_BEGUN;
    }
    int active = roster.activePlayers().size();
    if (request.isSpectator() && roster.players().size() - active >= options.spectatorSeats()) {
      return JoinErrorReason.NO_SEAT_TO_WATCH;
    }
    boolean isFull =
        roster.players().size() >= options.maxTotalPlayers()
            || roster.areNumbersUsedUp()
            || (!request.isSpectator() && active >= options.maxPlayers());
    return isFull ? JoinErrorReason.MATCH_IS_FULL : null;
  }
}

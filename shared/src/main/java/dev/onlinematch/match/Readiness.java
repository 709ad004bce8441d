package dev.onlinematch.match;

/** Derives the state of a match that has not begun from what is known of its members. */
final class Readiness {

  private Readiness() {}

  /**
   * The state that follows.
   *
   * @param before the state so far, not {@link MatchState#PLAYING}
   * @param others how many others are on the roster
   * @param linksBegun to how many of them connecting has begun
   * @param linksUp to how many of them the link is up
   * @param areEnough whether there are enough who play, me included
   */
  static MatchState after(
      MatchState before, int others, int linksBegun, int linksUp, boolean areEnough) {
    if (others == 0) {
      // Alone: in a fresh match that is the lobby, after others have left it is waiting.
      return before == MatchState.LOBBY ? MatchState.LOBBY : MatchState.WAITING_FOR_ENOUGH_PLAYERS;
    }
    if (linksBegun == 0 && before == MatchState.MATCHING) {
      return MatchState.MATCHING;
    }
    if (linksUp < others) {
      return MatchState.CONNECTING;
    }
    return areEnough ? MatchState.READY : MatchState.WAITING_FOR_ENOUGH_PLAYERS;
  }
}

package dev.onlinematch.match;

/** Where a player stands on the way to play. The numbers are visible to games and never change. */
public enum MatchState {
  /** Not in a match, or alone in one that I opened. */
  LOBBY(0),
  /** In the matchmaker's pool. */
  MATCHING(1),
  /** In a match, and not yet linked to everyone in it. */
  CONNECTING(2),
  /** Linked to everyone, but they are too few. */
  WAITING_FOR_ENOUGH_PLAYERS(3),
  /** Linked to everyone, and they are enough: the host may start. */
  READY(4),
  /** Begun. Stays so until the match is left, whatever happens to links. */
  PLAYING(5);

  private final int value;

  MatchState(int value) {
    this.value = value;
  }

  /** The number. */
  public int value() {
    return value;
  }
}

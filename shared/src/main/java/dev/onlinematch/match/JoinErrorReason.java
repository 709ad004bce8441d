package dev.onlinematch.match;

/** Why a host refuses somebody. The numbers travel between players and never change. */
public enum JoinErrorReason {
  /** Play has started. */
  MATCH_HAS_ALREADY_BEGUN(0, "Sorry! The match has already begun."),
  /** No seat is left. */
  MATCH_IS_FULL(1, "Sorry! The match is full."),
  /** The host runs another version of the game. */
  CLIENT_VERSION_ERROR(2, "Your version of the game doesn't match the host's."),
  /** The matchmaker made this match; nobody can be added by its id. */
  MATCH_IS_CLOSED(3, "Sorry! This match is closed to others."),
  /** It does not look like the player who was in, or he was away for too long. */
  NOT_RESUMED(4, "You were away for too long: the match goes on without you."),
  /** As many watch as may, perhaps none. */
  NO_SEAT_TO_WATCH(5, "Sorry! Nobody else can watch this match.");

  private final int value;
  private final String sentence;

  JoinErrorReason(int value, String sentence) {
    this.value = value;
    this.sentence = sentence;
  }

  /** The reason of that number; null for one that a later version may know. */
  static JoinErrorReason of(int value) {
    for (JoinErrorReason reason : values()) {
      if (reason.value == value) {
        return reason;
      }
    }
    return null;
  }

  /** The number. */
  public int value() {
    return value;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}

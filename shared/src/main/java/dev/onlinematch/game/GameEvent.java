package dev.onlinematch.game;

/**
 * Something that happened once.
 *
 * @param kind what
 * @param peerId to whom or by whom; 0 where nobody in particular
 */
public record GameEvent(Kind kind, int peerId) {

  /** What can happen. */
  public enum Kind {
    /** A number of the countdown appeared. */
    COUNTDOWN,
    /** The countdown is over: go. */
    ROUND_STARTED,
    /** Somebody began an attack. */
    ATTACK,
    /** Somebody was hit, or dropped out of the round. */
    DEATH,
    /** Somebody won the round; nobody did if the peer id is 0. */
    ROUND_OVER,
    /** Somebody won the match. */
    MATCH_OVER,
    /** Somebody is ready for the next round. */
    PLAYER_READY,
    /** Somebody left the match. */
    PLAYER_LEFT
  }
}

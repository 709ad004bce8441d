package dev.onlinematch.signalling;

/**
 * Why the signalling server, or the way to it, did not do what was asked.
 *
 * @param reason for code
 * @param message for people: the server's own words where it had some
 */
public record SignallingFailure(Reason reason, String message) {

  /** The kinds that a caller can tell apart. */
  public enum Reason {
    /** The server answered with an error. */
    REFUSED,
    /** No such match. */
    MATCH_NOT_FOUND,
    /** The server, or one of its hooks, does not let this player in. */
    JOIN_REJECTED,
    /** No answer within the deadline. */
    TIMED_OUT,
    /** The connection to the server is closed. */
    CLOSED,
    /** What was asked does not fit into one frame of the server's limit. */
    TOO_LARGE
  }
}

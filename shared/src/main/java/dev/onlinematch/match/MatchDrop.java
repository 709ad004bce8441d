package dev.onlinematch.match;

/** What a match drops, and counts. */
public enum MatchDrop {
  /** Bytes that are not a message. */
  MALFORMED,
  /** An event of a match that I am not in, or not any more. */
  OTHER_MATCH,
  /** From a session that is not, or never came to be, on the roster. */
  STRANGER,
  /** A roster, a refusal or a start that only the host may send. */
  NOT_THE_HOST,
  /** A roster that is older than mine, or does not list me before I was admitted. */
  STALE_ROSTER,
  /** A message that means nothing at this moment. */
  UNEXPECTED,
  /** Signalling of mine that does not fit into a frame, or could not be sent. */
  NOT_SENT
}

package dev.onlinematch.link;

import dev.onlinematch.signalling.SessionId;

/** Which of the two makes the offers. Fixed for a pair, so two offers never meet. */
public enum LinkRole {
  /** Makes all offers. */
  OFFERER,
  /** Waits for them, and asks when it needs one. */
  ANSWERER;

  /** The smaller session id offers. */
  public static LinkRole of(SessionId mine, SessionId theirs) {
    return mine.compareTo(theirs) < 0 ? OFFERER : ANSWERER;
  }
}

package dev.onlinematch.link;

/** What a link drops, and counts. */
public enum LinkDrop {
  /** A frame that is not one. */
  MALFORMED_FRAME,
  /** A reliable message that had arrived before, over an earlier connection. */
  DUPLICATE,
  /**
   * A frame of a link that the two had before: one of them has left and come back since, or has
   * made his end of it anew.
   */
  OTHER_LINK,
  /** An unreliable message that came after a newer one, or twice. */
  LATE,
  /** A reliable message whose predecessor is missing: the other side breaks the protocol. */
  OUT_OF_SEQUENCE,
  /**
   * Signalling about a connection or a round that is over, or not from the side that may say it.
   */
  STALE_SIGNAL,
  /** A candidate that the use of TURN forbids. */
  FORBIDDEN_CANDIDATE,
  /** A description or candidate that the platform refused, or one too many. */
  REFUSED_SIGNAL
}

package dev.onlinematch.webrtc.sctp.rx;

/** What became of a DATA chunk. */
public enum DataVerdict {
  /** Taken, or a duplicate, or no room: the next SACK says which. */
  ANSWERED_BY_SACK,
  /** Its stream does not exist. Acknowledged, not delivered (RFC 9260, 6.5). */
  INVALID_STREAM,
  /** It carries nothing (RFC 9260, 6.2). */
  NO_USER_DATA,
  /** Its message is longer than was announced. */
  MESSAGE_TOO_LARGE
}

package dev.onlinematch.webrtc.sctp.tx;

/** What became of a message handed over for sending. */
public enum SendOutcome {
  /** It waits or is on its way. */
  QUEUED,
  /** Refused: too much is waiting already. */
  BUFFER_FULL,
  /** Refused: the peer takes no stream of that number. */
  NO_SUCH_STREAM,
  /** Refused: the stream is being reset. */
  STREAM_RESETTING,
  /** Refused: the association is closed, or about to. */
  ASSOCIATION_CLOSED
}

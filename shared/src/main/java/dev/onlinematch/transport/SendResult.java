package dev.onlinematch.transport;

/** What became of a message handed over for sending. */
public enum SendResult {
  /** On its way, or queued in order behind others that are. */
  SENT,

  /**
   * Dropped because the way is congested (unreliable) or down. Normal; send a newer one later. A
   * reliable message never ends so: it waits for the link to come back.
   */
  DROPPED,

  /** Refused: too much is waiting already. Nothing was queued; try again when it has drained. */
  BUFFER_FULL,

  /** Refused: no player of that number is in the match. */
  NO_SUCH_PEER,

  /** Refused: longer than {@link MessageTransport#MAX_MESSAGE_BYTES}. */
  TOO_LARGE
}

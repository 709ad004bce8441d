package dev.onlinematch.webrtc.channel;

/** What became of a message handed over for sending. */
public enum ChannelSendOutcome {
  /** It waits or is on its way. */
  QUEUED,
  /** Refused: no open channel of that id. */
  NOT_OPEN,
  /** Refused: longer than the peer's {@code a=max-message-size}. */
  TOO_LARGE,
  /** Refused: too much is waiting already. */
  BUFFER_FULL
}

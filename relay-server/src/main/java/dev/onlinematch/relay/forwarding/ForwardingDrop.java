package dev.onlinematch.relay.forwarding;

/** Why a message did not arrive. */
public enum ForwardingDrop {
  /** Not a frame; its sender was put out. */
  MALFORMED_FRAME,
  /** For a number that nobody has, or nobody has any more. */
  UNKNOWN_RECEIVER,
  /** Unreliable, while the room said more than a room may and the sender more than his share. */
  ROOM_RATE,
  /** Unreliable, and waited too long for its receiver. */
  TOO_OLD,
  /** Unreliable, and too many newer ones wait for the same receiver. */
  QUEUE_FULL,
  /** Was waiting when its receiver went. */
  RECEIVER_ENDED,
  /** Was waiting when its sender was put out for flooding the receiver. */
  SENDER_PUT_OUT
}

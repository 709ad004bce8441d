package dev.onlinematch.transport;

/** How a message is carried. Each is a data channel of its own on every link. */
public enum Delivery {
  /** Arrives exactly once and in the order sent, or the link is given up. */
  RELIABLE,

  /** May be lost; one that arrives after a newer one is dropped. For positions. */
  UNRELIABLE_ORDERED,

  /** May be lost, may overtake others, never arrives twice. For effects and measurements. */
  UNRELIABLE
}

package dev.onlinematch.signalling;

/**
 * The one who does not offer has lost the link and asks for an offer. Whoever offers needs no such
 * message.
 *
 * @param generation the connection that is broken
 * @param kind what is asked for
 */
public record RepairRequest(int generation, Kind kind) implements LinkSignal {

  /** How to repair. */
  public enum Kind {
    /** New candidates for the same connection: channels and what is in flight survive. */
    ICE_RESTART,
    /** Another connection in place of the broken one. */
    NEW_CONNECTION
  }
}

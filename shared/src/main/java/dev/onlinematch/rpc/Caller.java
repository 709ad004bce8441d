package dev.onlinematch.rpc;

/** Who may make a call. From anyone else it is dropped by the receiver. */
public enum Caller {
  /** Every peer. */
  ANYONE,

  /** Every peer that does not only watch. */
  PLAYERS,

  /** Whoever is host when the call arrives. */
  HOST
}

package dev.onlinematch.rpc;

/** The arguments of a call that has none. */
public enum Nothing {
  /** None. */
  NOTHING
}

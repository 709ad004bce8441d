package dev.onlinematch.match;

/** Whether TURN servers may carry a link. The numbers are visible to games and never change. */
public enum NetworkRelay {
  /** Straight where possible, through TURN where not. */
  AUTO(0),
  /**
   * Through TURN or our relay only, never directly: no player learns my address, whatever the mode
   * of the match, and however long the relay takes. Without a TURN server it is the relay alone.
   */
  FORCED(1),
  /** Never through TURN. */
  DISABLED(2);

  private final int value;

  NetworkRelay(int value) {
    this.value = value;
  }

  /** The number. */
  public int value() {
    return value;
  }
}

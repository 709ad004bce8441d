package dev.onlinematch.match;

/** Whether messages to a player can travel. The numbers are visible to games and never change. */
public enum PlayerStatus {
  /** The link is being made or repaired. */
  CONNECTING(0),
  /** The link is up. Of myself: I am in the match. */
  CONNECTED(1);

  private final int value;

  PlayerStatus(int value) {
    this.value = value;
  }

  /** The number. */
  public int value() {
    return value;
  }
}

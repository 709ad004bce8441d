package dev.onlinematch.match;

/** How the match was entered. The numbers are visible to games and never change. */
public enum MatchMode {
  /** Not in a match. */
  NONE(0),
  /** I opened it. */
  CREATE(1),
  /** I joined it by its id. */
  JOIN(2),
  /** The matchmaker brought us together. */
  MATCHMAKER(3);

  private final int value;

  MatchMode(int value) {
    this.value = value;
  }

  /** The number. */
  public int value() {
    return value;
  }
}

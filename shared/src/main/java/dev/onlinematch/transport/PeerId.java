package dev.onlinematch.transport;

/**
 * A player's small number within one match. The first host is 1; numbers are given in order of
 * arrival and never given twice in a match.
 *
 * @param value 1 or greater
 */
public record PeerId(int value) implements Comparable<PeerId> {

  /**
   * The number of the player who opened the match. Who is host <em>now</em> is the match's to say.
   */
  public static final PeerId FIRST = new PeerId(1);

  /** The highest number that is ever given: what fits in two bytes on the wire. */
  public static final int MAX_VALUE = 0xFFFF;

  /** Checks the range. */
  public PeerId {
    if (value < 1 || value > MAX_VALUE) {
      throw new IllegalArgumentException("peer id must be 1 to " + MAX_VALUE + ", not " + value);
    }
  }

  @Override
  public int compareTo(PeerId other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}

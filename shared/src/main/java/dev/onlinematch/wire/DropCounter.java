package dev.onlinematch.wire;

/**
 * How often something was dropped, by reason. What comes from outside and cannot be used is never
 * an exception; it is counted here, so that somebody who wonders can look.
 *
 * @param <R> the reasons
 */
public final class DropCounter<R extends Enum<R>> {

  private final R[] reasons;

  // By ordinal: an EnumMap would bring the reflection of all enums into a page.
  private final int[] counts;

  /**
   * Starts with zero for each of {@code reasons}, which are all there are, as {@code values()}
   * gives.
   */
  public DropCounter(R[] reasons) {
    this.reasons = reasons;
    this.counts = new int[reasons.length];
  }

  /** One more. */
  public void count(R reason) {
    counts[reason.ordinal()]++;
  }

  /** How often for this reason. */
  public int of(R reason) {
    return counts[reason.ordinal()];
  }

  /** How often altogether. */
  public int total() {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (R reason : reasons) {
      if (of(reason) > 0) {
        text.append(text.length() > 1 ? ", " : "").append(reason).append('=').append(of(reason));
      }
    }
    return text.append('}').toString();
  }
}

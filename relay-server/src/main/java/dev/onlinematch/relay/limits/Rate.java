package dev.onlinematch.relay.limits;

/**
 * How often something may happen.
 *
 * @param atOnce after a quiet time; 0 for as often as one likes
 * @param perSecond in the long run
 */
public record Rate(int atOnce, double perSecond) {

  /** Checks the ranges. */
  public Rate {
    if (atOnce < 0 || !(perSecond >= 0) || perSecond > 1_000_000_000) {
      throw new IllegalArgumentException(atOnce + " at once, " + perSecond + " a second");
    }
  }

  /** No limit. */
  public static Rate unlimited() {
    return new Rate(0, 0);
  }

  /** Whether there is no limit. */
  public boolean isUnlimited() {
    return atOnce == 0;
  }

  /**
   * Reads {@code 60:5}, which is 60 at once and 5 a second, or {@code 0} for no limit.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public static Rate parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 1 && Integer.parseInt(parts[0]) == 0) {
        return unlimited();
      }
      if (parts.length == 2 && Integer.parseInt(parts[0]) > 0) {
        return new Rate(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the sentence; NumberFormatException is one of these.
    }
    throw new IllegalArgumentException(
        "a rate is AT_ONCE:PER_SECOND, as 60:5, or 0 for no limit, not " + text);
  }
}

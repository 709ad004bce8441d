package dev.onlinematch.link;

/**
 * Decides which unreliable messages still count. A channel never brings one twice or out of order
 * by itself; two connections of the same link, one dying and one new, do.
 */
final class LateFilter {

  /** How far behind the newest a message may be and still be told from a copy. */
  private static final int WINDOW = 64;

  private final boolean isOrdered;
  private boolean hasNewest;
  private int newest;
  // Bit n: the message n behind the newest has arrived.
  private long seen;

  LateFilter(boolean isOrdered) {
    this.isOrdered = isOrdered;
  }

  /** Whoever numbers the messages begins anew. */
  void forget() {
    hasNewest = false;
  }

  /** Whether the message of this sequence is delivered. */
  boolean accept(int sequence) {
    int ahead = sequence - newest;
    if (!hasNewest || ahead > 0) {
      seen = !hasNewest || ahead >= WINDOW ? 1 : seen << ahead | 1;
      newest = sequence;
      hasNewest = true;
      return true;
    }
    if (isOrdered || ahead <= -WINDOW || (seen & 1L << -ahead) != 0) {
      return false;
    }
    seen |= 1L << -ahead;
    return true;
  }
}

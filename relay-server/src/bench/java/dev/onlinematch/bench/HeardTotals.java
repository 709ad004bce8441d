package dev.onlinematch.bench;

/** All books of a match together. A message to seven others counts seven times as sent. */
final class HeardTotals {
  long reliableSent;
  long reliableHeard;
  long unreliableSent;
  long unreliableHeard;
  long doubled;
  long outOfOrder;

  /** Had no room at the sender; never sent. */
  long refused;

  boolean isAllReliableHeard() {
    return reliableSent == reliableHeard;
  }

  @Override
  public String toString() {
    return String.format(
        "reliable %d sent, %d heard, %d missing, %d out of order; unreliable %d sent, %d heard, %d"
            + " lost; doubled %d; refused to the sender %d",
        reliableSent,
        reliableHeard,
        reliableSent - reliableHeard,
        outOfOrder,
        unreliableSent,
        unreliableHeard,
        unreliableSent - unreliableHeard,
        doubled,
        refused);
  }
}

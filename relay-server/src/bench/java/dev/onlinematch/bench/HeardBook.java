package dev.onlinematch.bench;

import java.util.BitSet;

/** What one player heard of another: every number once, the reliable ones in order. */
final class HeardBook {

  private final BitSet unreliable = new BitSet();
  private int nextReliable;
  private long doubled;
  private long outOfOrder;

  void hearReliable(int number) {
    if (number == nextReliable) {
      nextReliable++;
    } else if (number < nextReliable) {
      doubled++;
    } else {
      // What is missing stays missing: it counts once at the end, as sent and not heard.
      outOfOrder++;
    }
  }

  void hearUnreliable(int number) {
    if (unreliable.get(number)) {
      doubled++;
    }
    unreliable.set(number);
  }

  void addTo(HeardTotals totals) {
    totals.reliableHeard += nextReliable;
    totals.unreliableHeard += unreliable.cardinality();
    totals.doubled += doubled;
    totals.outOfOrder += outOfOrder;
  }
}

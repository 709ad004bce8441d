package dev.onlinematch.webrtc.ice;

import java.util.EnumMap;
import java.util.Map;

/** One counter for each reason, and the verdict that goes with it, made once. */
final class DropCounters {

  private final Map<DropReason, Counter> counters = new EnumMap<>(DropReason.class);

  private static final class Counter {
    private final IceVerdict verdict;
    private long count;

    Counter(DropReason reason) {
      this.verdict = new IceVerdict.Dropped(reason);
    }
  }

  DropCounters() {
    for (DropReason reason : DropReason.values()) {
      counters.put(reason, new Counter(reason));
    }
  }

  IceVerdict drop(DropReason reason) {
    Counter counter = counters.get(reason);
    counter.count++;
    return counter.verdict;
  }

  long count(DropReason reason) {
    return counters.get(reason).count;
  }
}

package dev.onlinematch.relay.limits;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many were refused, by reason. From any thread. */
public final class Refusals {

  private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

  /** Nobody yet. */
  public Refusals() {
    for (Refusal reason : Refusal.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  /** One more. */
  public void count(Refusal reason) {
    counts.get(reason).increment();
  }

  /** Since the start. */
  public long of(Refusal reason) {
    return counts.get(reason).sum();
  }
}

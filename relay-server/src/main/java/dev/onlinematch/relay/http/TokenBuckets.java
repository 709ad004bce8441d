package dev.onlinematch.relay.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So much at once and so much in the long run, for each of many keys. A bucket that is full again
 * is as good as none; when there are too many, the one that was used longest ago is forgotten.
 */
final class TokenBuckets {

  private static final int MOST_KEYS = 10_000;

  private final int capacity;
  private final double tokensPerMs;
  private final LongSupplier nowMs;

  // In order of use, the oldest first.
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double tokens, long atMs) {}

  /**
   * @param capacity at once
   * @param perSecond in the long run
   * @param nowMs never goes backwards
   */
  TokenBuckets(int capacity, double perSecond, LongSupplier nowMs) {
    this.capacity = capacity;
    this.tokensPerMs = perSecond / 1_000;
    this.nowMs = nowMs;
  }

  /** Takes one token of {@code key}'s; false if there is none. */
  synchronized boolean take(String key) {
    long now = nowMs.getAsLong();
    Bucket before = buckets.get(key);
    double tokens =
        before == null
            ? capacity
            : Math.min(capacity, before.tokens + (now - before.atMs) * tokensPerMs);
    boolean isGranted = tokens >= 1;
    buckets.put(key, new Bucket(isGranted ? tokens - 1 : tokens, now));
    if (buckets.size() > MOST_KEYS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return isGranted;
  }
}

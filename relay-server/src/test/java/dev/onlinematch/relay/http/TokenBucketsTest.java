package dev.onlinematch.relay.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private long nowMs;
  private final TokenBuckets buckets = new TokenBuckets(2, 0.5, () -> nowMs);

  @Test
  void givesSoManyAtOnceAndMoreWithTime() {
    assertTrue(buckets.take("a"));
    assertTrue(buckets.take("a"));
    assertFalse(buckets.take("a"));

    nowMs += 1_999;
    assertFalse(buckets.take("a"));
    nowMs += 1;
    assertTrue(buckets.take("a"));
    assertFalse(buckets.take("a"));
  }

  @Test
  void neverHoldsMoreThanItsCapacity() {
    buckets.take("a");
    nowMs += 1_000_000;

    assertTrue(buckets.take("a"));
    assertTrue(buckets.take("a"));
    assertFalse(buckets.take("a"));
  }

  @Test
  void oneKeyDoesNotPayForAnother() {
    buckets.take("a");
    buckets.take("a");

    assertTrue(buckets.take("b"));
  }

  @Test
  void forgetsTheKeysThatWereUsedLongestAgo() {
    buckets.take("first");
    buckets.take("first");
    for (int i = 0; i < 10_000; i++) {
      buckets.take("key " + i);
    }

    assertTrue(buckets.take("first"));
  }
}

package dev.onlinematch.relay.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private long nowMs;
  private final TokenBuckets buckets = buckets(Rate.parse("2:0.5"));

  private TokenBuckets buckets(Rate rate) {
    return new TokenBuckets(rate, () -> TimeUnit.MILLISECONDS.toNanos(nowMs));
  }

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
  void givesNothingMoreWhereNothingComesInTheLongRun() {
    TokenBuckets once = buckets(new Rate(1, 0));
    assertTrue(once.take("a"));

    nowMs += TimeUnit.DAYS.toMillis(365);

    assertFalse(once.take("a"));
  }

  @Test
  void oneKeyDoesNotPayForAnother() {
    buckets.take("a");
    buckets.take("a");

    assertTrue(buckets.take("b"));
  }

  @Test
  void aFloodOfStrangersTakesNeitherMemoryNorTheGuiltOfWhoCameOften() {
    buckets.take("guilty");
    buckets.take("guilty");
    for (int i = 0; i < 5 * TokenBuckets.MOST_KEYS; i++) {
      buckets.take("stranger " + i);
      if (i % 100 == 0) {
        assertFalse(buckets.take("guilty"));
      }
    }

    assertTrue(buckets.keys() <= TokenBuckets.MOST_KEYS, buckets.keys() + " keys");
  }

  @Test
  void knowsNoLimitWhereThereIsNone() {
    TokenBuckets free = buckets(Rate.parse("0"));
    for (int i = 0; i < 100; i++) {
      assertTrue(free.take("a"));
    }
    assertEquals(0, free.keys());
  }

  @Test
  void readsRatesAndSaysWhatOneLooksLike() {
    assertEquals(new Rate(60, 5), Rate.parse("60:5"));
    for (String wrong : new String[] {"", "5", "-1:1", "0:1", "1:-1", "1:NaN", "a:b", "1:2:3"}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> Rate.parse(wrong), wrong);
      assertTrue(refused.getMessage().contains("60:5"), refused.getMessage());
    }
  }
}

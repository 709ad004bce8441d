package dev.onlinematch.relay.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * A rate for each of many keys: a bucket that holds what may happen at once and fills with time.
 * From any thread.
 *
 * <p>Memory is bounded. When there are more keys than are kept, those are forgotten that came
 * seldom: a flood of strangers does not give anybody who is over his limit a fresh bucket.
 */
public final class TokenBuckets {

  static final int MOST_KEYS = 10_000;

  private final boolean isUnlimited;
  private final Bandwidth bandwidth;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).executor(Runnable::run).build();

  /** By the system's monotonic clock. */
  public TokenBuckets(Rate rate) {
    this(rate, System::nanoTime);
  }

  /**
   * @param nowNs never goes backwards
   */
  TokenBuckets(Rate rate, LongSupplier nowNs) {
    isUnlimited = rate.isUnlimited();
    clock = new Clock(nowNs);
    bandwidth = Pace.bandwidth(rate);
  }

  /** Takes one token of {@code key}'s; false if there is none. */
  public boolean take(String key) {
    return isUnlimited || buckets.get(key, this::full).tryConsume(1);
  }

  private Bucket full(String key) {
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(clock).build();
  }

  /** How many keys are remembered. */
  long keys() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private record Clock(LongSupplier nowNs) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nowNs.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}

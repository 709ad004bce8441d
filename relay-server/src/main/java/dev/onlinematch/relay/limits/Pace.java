package dev.onlinematch.relay.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One who may do something at a rate, and waits where he would be faster. From any thread. */
public final class Pace {

  /** Null where there is no limit. */
  private final Bucket bucket;

  /** By the system's monotonic clock. */
  public Pace(Rate rate) {
    bucket = rate.isUnlimited() ? null : Bucket.builder().addLimit(bandwidth(rate)).build();
  }

  /** He does it; returns how many milliseconds have to pass before he does it again. */
  public long step() {
    return bucket == null ? 0 : TimeUnit.NANOSECONDS.toMillis(bucket.consumeIgnoringRateLimits(1));
  }

  /** A bucket that fills evenly; never, where nothing is allowed in the long run. */
  static Bandwidth bandwidth(Rate rate) {
    Duration oneToken =
        rate.perSecond() == 0
            ? Duration.ofDays(10_000)
            : Duration.ofNanos(
                Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / rate.perSecond())));
    return Bandwidth.builder()
        .capacity(Math.max(1, rate.atOnce()))
        .refillGreedy(1, oneToken)
        .build();
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;

/**
 * What a simulated network does to packets. A run has some faults and not others: all of them
 * always would hide each behind the rest.
 *
 * @param lossPercent packets that vanish
 * @param duplicationPercent packets that come twice
 * @param corruptionPercent packets with a bit turned over
 * @param delayMs how long every packet takes
 * @param jitterMs how much longer some take, which makes them overtake each other
 * @param partitionFromMs from when nothing arrives
 * @param partitionToMs until when
 */
record NetworkFaults(
    int lossPercent,
    int duplicationPercent,
    int corruptionPercent,
    int delayMs,
    int jitterMs,
    long partitionFromMs,
    long partitionToMs) {

  private static final int[] LOSSES = {0, 1, 2, 5, 10, 20, 20, 35};
  private static final int[] DELAYS = {0, 1, 5, 25, 60, 150};

  static NetworkFaults choose(RandomSource random) {
    boolean isPartitioned = random.nextInt(8) == 0;
    long from = isPartitioned ? random.nextInt(3000) : 0;
    long to = isPartitioned ? from + random.nextInt(2500) : 0;
    return new NetworkFaults(
        LOSSES[random.nextInt(LOSSES.length)],
        random.nextInt(3) == 0 ? random.nextInt(20) : 0,
        random.nextInt(4) == 0 ? random.nextInt(10) : 0,
        DELAYS[random.nextInt(DELAYS.length)],
        random.nextInt(2) == 0 ? random.nextInt(60) : 0,
        from,
        to);
  }

  static NetworkFaults loss(int percent, int delayMs) {
    return new NetworkFaults(percent, 0, 0, delayMs, 0, 0, 0);
  }

  boolean isPartitioned(long nowMs) {
    return nowMs >= partitionFromMs && nowMs < partitionToMs;
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.random.SeededRandom;

/**
 * Says some numbers first (an association draws its tag, then its first TSN), then goes on by seed.
 */
final class ScriptedRandom implements RandomSource {

  private final int[] first;
  private final RandomSource numbers;
  private final RandomSource bytes;
  private int said;

  ScriptedRandom(int seed, int... first) {
    this.first = first.clone();
    this.numbers = new SeededRandom(seed);
    this.bytes = new SeededRandom(~seed);
  }

  @Override
  public int nextInt() {
    return said < first.length ? first[said++] : numbers.nextInt();
  }

  @Override
  public void nextBytes(byte[] target) {
    bytes.nextBytes(target);
  }
}

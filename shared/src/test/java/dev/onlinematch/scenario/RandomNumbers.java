package dev.onlinematch.scenario;

import dev.onlinematch.random.SeededRandom;

/**
 * The same seed gives the same numbers everywhere; everything that is repeatable stands on this.
 */
final class RandomNumbers implements Traced {

  private final Trace trace = new Trace();

  @Override
  public String name() {
    return "seeded random numbers are the same";
  }

  @Override
  public void run() {
    for (int seed = -3; seed < 4; seed++) {
      SeededRandom random = new SeededRandom(seed * 0x10001);
      byte[] bytes = new byte[33];
      for (int i = 0; i < 1_000; i++) {
        trace.add(random.nextInt());
        trace.add(random.nextInt(1 + i));
      }
      random.nextBytes(bytes);
      trace.add(bytes);
    }
  }

  @Override
  public int trace() {
    return trace.sum();
  }
}

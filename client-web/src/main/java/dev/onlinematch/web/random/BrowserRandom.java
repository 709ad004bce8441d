package dev.onlinematch.web.random;

import dev.onlinematch.random.RandomSource;
import org.teavm.jso.crypto.Crypto;
import org.teavm.jso.typedarrays.Int32Array;

/** {@code crypto.getRandomValues}, some at a time: a call costs more than the numbers. */
public final class BrowserRandom implements RandomSource {

  private static final int BATCH = 64;

  private final Int32Array values = new Int32Array(BATCH);
  private int used = BATCH;

  @Override
  public int nextInt() {
    if (used == BATCH) {
      Crypto.current().getRandomValues(values);
      used = 0;
    }
    return values.get(used++);
  }
}

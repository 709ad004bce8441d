package dev.onlinematch.random;

/**
 * Repeatable randomness: the same seed gives the same numbers on every platform. For simulations
 * and games, never for secrets.
 *
 * <p>The generator is xorshift32 with a Weyl sequence ("xorwow", Marsaglia 2003): ints only,
 * because {@code long} arithmetic is slow in JavaScript.
 */
public final class SeededRandom implements RandomSource {

  private int x;
  private int y;
  private int z;
  private int w;
  private int v;
  private int weyl;

  /** A generator that is decided by {@code seed} alone. */
  public SeededRandom(int seed) {
    // Five well-mixed words from one: neighbouring seeds must not start alike.
    x = mix(seed + 0x9E3779B9);
    y = mix(x + 0x9E3779B9);
    z = mix(y + 0x9E3779B9);
    w = mix(z + 0x9E3779B9);
    v = mix(w + 0x9E3779B9) | 1;
    weyl = seed;
  }

  @Override
  public int nextInt() {
    int t = x ^ (x >>> 2);
    x = y;
    y = z;
    z = w;
    w = v;
    v = (v ^ (v << 4)) ^ (t ^ (t << 1));
    weyl += 362437;
    return weyl + v;
  }

  // The finaliser of MurmurHash3 (32 bit).
  private static int mix(int value) {
    int h = value;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    h ^= h >>> 16;
    return h;
  }
}

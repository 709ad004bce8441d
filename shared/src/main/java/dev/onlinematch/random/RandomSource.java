package dev.onlinematch.random;

/**
 * The only source of chance in {@code shared}. A program gives one that cannot be guessed; tests
 * and simulations give a {@link SeededRandom}, so that every run can be repeated.
 */
public interface RandomSource {

  /** Any of the 2^32 ints, each as likely as the others. */
  int nextInt();

  /**
   * A number from 0 to {@code bound - 1}, each as likely as the others.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  default int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, not " + bound);
    }
    // The highest multiple of bound is cut off: without that, small numbers would be likelier.
    int value;
    int rest;
    do {
      value = nextInt() >>> 1;
      rest = value % bound;
    } while (value - rest + (bound - 1) < 0);
    return rest;
  }

  /** Fills {@code target} with random bytes. */
  default void nextBytes(byte[] target) {
    for (int i = 0; i < target.length; ) {
      int bits = nextInt();
      for (int end = Math.min(i + 4, target.length); i < end; i++, bits >>>= 8) {
        target[i] = (byte) bits;
      }
    }
  }
}

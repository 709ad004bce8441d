package dev.onlinematch.wire;

/**
 * A number, as a double: integers beyond 2^53 do not survive. Protocols that need them send them as
 * text, and whoever reads that text parses it.
 *
 * @param value finite
 */
public record JsonNumber(double value) implements JsonValue {

  /** 2^53: up to here every integer is a double of its own. */
  static final long MAX_EXACT = 1L << 53;

  /** Checks that JSON has a way to write it. */
  public JsonNumber {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
  }

  /** Whether it is an integer that is exact. */
  public boolean isInteger() {
    return Math.abs(value) <= (double) MAX_EXACT && value == Math.floor(value);
  }

  @Override
  public String toString() {
    // Integers without the ".0" or the exponent that Double.toString gives them: the JVM and
    // JavaScript agree on these, and some servers refuse 2.0 where they want 2.
    return isInteger() ? Long.toString((long) value) : Double.toString(value);
  }
}

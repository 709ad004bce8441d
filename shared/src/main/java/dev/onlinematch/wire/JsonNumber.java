package dev.onlinematch.wire;

/**
 * A number, as a double: integers beyond 2^53 and more than 15 digits do not survive. Protocols
 * that need them send them as text, and whoever reads that text parses it.
 *
 * @param value finite
 */
public record JsonNumber(double value) implements JsonValue {

  /** Checks that JSON has a way to write it. */
  public JsonNumber {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
  }

  /** Whether it is an integer that is exact. */
  public boolean isInteger() {
    return Decimal.isExactInteger(value);
  }

  @Override
  public String toString() {
    return Decimal.write(value);
  }
}

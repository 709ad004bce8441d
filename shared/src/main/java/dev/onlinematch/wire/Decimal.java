package dev.onlinematch.wire;

/**
 * Doubles as decimal text, by nothing but IEEE 754 multiplication and division: the JVM and
 * JavaScript give the same text and the same number to the last bit, which {@code Double.toString}
 * and {@code Double.parseDouble} do not promise there, and these two alone would weigh as much in a
 * page as the whole Nakama client.
 *
 * <p>Exact for numbers of up to 15 significant digits from 1e-15 to 1e22; beyond that the last
 * digits may be off, as RFC 8259, 6 tells everybody to expect.
 */
final class Decimal {

  /** 2^53: up to here every integer is a double of its own. */
  static final long MAX_EXACT = 1L << 53;

  /** The largest power of ten that is a double: 10^22. */
  private static final int MAX_POWER = 22;

  private static final int MAX_DECIMALS = 15;

  private Decimal() {}

  static boolean isExactInteger(double value) {
    return Math.abs(value) <= (double) MAX_EXACT && value == Math.floor(value);
  }

  /** The shortest text, or one with an exponent for what is very large, very small or very long. */
  static String write(double value) {
    if (isExactInteger(value)) {
      return Long.toString((long) value);
    }
    String sign = value < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    double power = 1;
    for (int decimals = 1; decimals <= MAX_DECIMALS; decimals++) {
      power *= 10;
      double shifted = Math.floor(magnitude * power + 0.5);
      if (shifted > (double) MAX_EXACT) {
        break;
      }
      // Both are exact, so the quotient is what a reader makes of the text.
      if (shifted / power == magnitude) {
        return sign + withPoint((long) shifted, decimals);
      }
    }
    return sign + withExponent(magnitude);
  }

  /** {@code mantissa} times ten to the {@code exponent}. */
  static double scale(double mantissa, int exponent) {
    double value = mantissa;
    int rest = exponent;
    while (rest > 0 && value != 0 && !Double.isInfinite(value)) {
      int step = Math.min(rest, MAX_POWER);
      value *= power(step);
      rest -= step;
    }
    while (rest < 0 && value != 0) {
      int step = Math.min(-rest, MAX_POWER);
      value /= power(step);
      rest += step;
    }
    return value;
  }

  private static double power(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static String withPoint(long digits, int decimals) {
    StringBuilder text = new StringBuilder(Long.toString(digits));
    while (text.length() <= decimals) {
      text.insert(0, '0');
    }
    return text.insert(text.length() - decimals, '.').toString();
  }

  private static String withExponent(double magnitude) {
    int exponent = 0;
    double mantissa = magnitude;
    for (int step = 256; step > 0; step >>= 1) {
      if (mantissa >= scale(1, step)) {
        mantissa = scale(mantissa, -step);
        exponent += step;
      } else if (mantissa < scale(1, 1 - step)) {
        mantissa = scale(mantissa, step);
        exponent -= step;
      }
    }
    // 1 <= mantissa < 10, give or take the last digit: 16 digits are more than a double has.
    long digits = (long) Math.floor(scale(mantissa, MAX_DECIMALS) + 0.5);
    int decimals = MAX_DECIMALS;
    while (digits % 10 == 0 && decimals > 0) {
      digits /= 10;
      decimals--;
    }
    return (decimals == 0 ? Long.toString(digits) : withPoint(digits, decimals)) + "e" + exponent;
  }
}

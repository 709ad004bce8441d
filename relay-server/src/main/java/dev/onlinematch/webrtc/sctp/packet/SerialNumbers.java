package dev.onlinematch.webrtc.sctp.packet;

/**
 * Comparison of numbers that wrap (RFC 9260, 1.6; RFC 1982): TSNs and request numbers of 32 bits,
 * SSNs of 16. The only place where such numbers may be compared.
 *
 * <p>Two numbers exactly half a circle apart have no order: neither is newer.
 */
public final class SerialNumbers {

  private SerialNumbers() {}

  /** Whether the TSN {@code a} comes after {@code b}. */
  public static boolean isNewer(int a, int b) {
    return a - b > 0;
  }

  /** Whether the TSN {@code a} is {@code b} or comes after it. */
  public static boolean isNewerOrSame(int a, int b) {
    return a == b || isNewer(a, b);
  }

  /** The newer one of two TSNs. */
  public static int newest(int a, int b) {
    return isNewer(a, b) ? a : b;
  }

  /** How many steps lead from {@code from} to {@code to}; negative if {@code to} is older. */
  public static int distance(int from, int to) {
    return to - from;
  }

  /** Whether the SSN {@code a} comes after {@code b}. */
  public static boolean isNewerSsn(int a, int b) {
    return (short) (a - b) > 0;
  }

  /** The SSN after {@code ssn}. */
  public static int nextSsn(int ssn) {
    return (ssn + 1) & 0xFFFF;
  }
}

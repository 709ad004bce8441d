package dev.onlinematch.relay.forwarding;

/**
 * How many copies may still be made: a bucket that holds one second's worth. It can owe as much,
 * for copies that are made all the same.
 */
final class CopyAllowance {

  private double copies;
  private long atMs;

  /** Full. */
  CopyAllowance(double perSecond, long nowMs) {
    copies = perSecond;
    atMs = nowMs;
  }

  /** Fills it for the time that has passed; then tells whether so many can be made. */
  boolean has(int count, double perSecond, long nowMs) {
    copies = Math.min(perSecond, copies + (nowMs - atMs) * perSecond / 1_000);
    atMs = nowMs;
    return copies >= count;
  }

  /** They are made. */
  void take(int count, double perSecond) {
    copies = Math.max(-perSecond, copies - count);
  }
}

package dev.onlinematch.relay.session;

import dev.onlinematch.transport.Delivery;

/**
 * What one member may still send: a bucket of messages and one of bytes, each of which holds one
 * second's worth. When one is empty, unreliable messages are dropped. A reliable one must not be:
 * it is taken on credit, until a second's worth is owed; from there on only hanging up helps.
 */
final class MessageAllowance {

  private final Bucket messages;
  private final Bucket bytes;

  /** What becomes of a message. */
  enum Verdict {
    PASS,
    DROP,
    HANG_UP
  }

  /** Full. */
  MessageAllowance(MessageRate rate, long nowMs) {
    messages = new Bucket(rate.perSecond(), nowMs);
    bytes = new Bucket(rate.bytesPerSecond(), nowMs);
  }

  /** A message of so many bytes came. */
  Verdict take(Delivery channel, int length, long nowMs) {
    messages.fill(nowMs);
    bytes.fill(nowMs);
    if (channel != Delivery.RELIABLE && !(messages.has(1) && bytes.has(length))) {
      return Verdict.DROP;
    }
    if (!(messages.canOwe(1) && bytes.canOwe(length))) {
      return Verdict.HANG_UP;
    }
    messages.take(1);
    bytes.take(length);
    return Verdict.PASS;
  }

  /** Of one unit. */
  private static final class Bucket {

    private final int perSecond;
    private double level;
    private long atMs;

    Bucket(int perSecond, long nowMs) {
      this.perSecond = perSecond;
      level = perSecond;
      atMs = nowMs;
    }

    void fill(long nowMs) {
      level = Math.min(perSecond, level + (nowMs - atMs) * perSecond / 1_000.0);
      atMs = nowMs;
    }

    boolean has(int count) {
      return perSecond == 0 || level >= count;
    }

    boolean canOwe(int count) {
      return perSecond == 0 || level >= count - perSecond;
    }

    void take(int count) {
      level -= count;
    }
  }
}

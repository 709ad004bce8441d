package dev.onlinematch.relay.session;

import dev.onlinematch.transport.Delivery;

/**
 * What one member may still send: a bucket that holds one second's worth. When it is empty,
 * unreliable messages are dropped. A reliable one must not be: it is taken on credit, until a
 * second's worth is owed; from there on only hanging up helps.
 */
final class MessageAllowance {

  private final int perSecond;
  private double messages;
  private long atMs;

  /** What becomes of a message. */
  enum Verdict {
    PASS,
    DROP,
    HANG_UP
  }

  /** Full. */
  MessageAllowance(MessageRate rate, long nowMs) {
    perSecond = rate.perSecond();
    messages = perSecond;
    atMs = nowMs;
  }

  /** A message came. */
  Verdict take(Delivery channel, long nowMs) {
    if (perSecond == 0) {
      return Verdict.PASS;
    }
    messages = Math.min(perSecond, messages + (nowMs - atMs) * perSecond / 1_000.0);
    atMs = nowMs;
    if (channel != Delivery.RELIABLE && messages < 1) {
      return Verdict.DROP;
    }
    if (messages < 1 - perSecond) {
      return Verdict.HANG_UP;
    }
    messages--;
    return Verdict.PASS;
  }
}

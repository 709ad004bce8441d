package dev.onlinematch.nakama;

import dev.onlinematch.time.VirtualTime;

/**
 * The network between one player and the server, both ways. What is sent arrives in order after the
 * latency that held when it was sent.
 */
final class Wire {

  private final VirtualTime time;
  private long latencyMs;
  private boolean isDead;
  private long lastUpMs;
  private long lastDownMs;

  Wire(VirtualTime time, long latencyMs) {
    this.time = time;
    this.latencyMs = latencyMs;
  }

  void setLatencyMs(long latencyMs) {
    this.latencyMs = latencyMs;
  }

  /** From now on nothing arrives in either direction, and nobody is told. */
  void die() {
    isDead = true;
  }

  void heal() {
    isDead = false;
  }

  void up(Runnable arrival) {
    lastUpMs = deliver(arrival, lastUpMs);
  }

  void down(Runnable arrival) {
    lastDownMs = deliver(arrival, lastDownMs);
  }

  private long deliver(Runnable arrival, long notBeforeMs) {
    if (isDead) {
      return notBeforeMs;
    }
    long dueMs = Math.max(time.nowMs() + latencyMs, notBeforeMs);
    time.schedule(
        dueMs - time.nowMs(),
        () -> {
          if (!isDead) {
            arrival.run();
          }
        });
    return dueMs;
  }
}

package dev.onlinematch.nakama;

import dev.onlinematch.time.VirtualTime;
import java.util.ArrayDeque;

/**
 * The network between one player and the server, both ways. What is sent arrives in order after the
 * latency that held when it was sent.
 */
final class Wire {

  private enum State {
    GOOD,
    /** Nothing passes, as TCP repeats what it could not deliver: it arrives late. */
    STALLED,
    /** Nothing passes, and what was sent is gone. */
    DEAD
  }

  private final VirtualTime time;
  private final ArrayDeque<Runnable> held = new ArrayDeque<>();
  private long latencyMs;
  private State state = State.GOOD;
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
    state = State.DEAD;
    held.clear();
  }

  /** From now on nothing arrives in either direction until it is healed. */
  void stall() {
    if (state == State.GOOD) {
      state = State.STALLED;
    }
  }

  void heal() {
    state = State.GOOD;
    while (!held.isEmpty() && state == State.GOOD) {
      held.remove().run();
    }
  }

  int waiting() {
    return held.size();
  }

  boolean isGood() {
    return state == State.GOOD;
  }

  void up(Runnable arrival) {
    lastUpMs = deliver(arrival, lastUpMs);
  }

  void down(Runnable arrival) {
    lastDownMs = deliver(arrival, lastDownMs);
  }

  private long deliver(Runnable arrival, long notBeforeMs) {
    if (state == State.DEAD) {
      return notBeforeMs;
    }
    long dueMs = Math.max(time.nowMs() + latencyMs, notBeforeMs);
    time.schedule(
        dueMs - time.nowMs(),
        () -> {
          if (state == State.STALLED || !held.isEmpty()) {
            held.add(arrival);
          } else if (state == State.GOOD) {
            arrival.run();
          }
        });
    return dueMs;
  }
}

package dev.onlinematch.relay.session;

import java.util.ArrayDeque;
import java.util.Queue;

/** A loop that a test cranks by hand. */
final class HandLoop implements RelayLoop {

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  long nowMs = 1_000;

  @Override
  public synchronized void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public long nowMs() {
    return nowMs;
  }

  /** Does everything that was handed over. */
  void turn() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private synchronized Runnable next() {
    return tasks.poll();
  }

  @Override
  public void close() {
    turn();
  }
}

package dev.onlinematch.live;

import dev.onlinematch.time.Scheduler;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Real time on the test's own thread: whatever comes from the network waits here until the test
 * waits for something.
 */
final class PumpedLoop implements Scheduler {

  private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
  private final TreeSet<Task> tasks =
      new TreeSet<>(
          Comparator.comparingLong((Task task) -> task.dueMs)
              .thenComparingLong(task -> task.number));
  private long nextNumber;

  @Override
  public long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public Timer schedule(long delayMs, Runnable run) {
    Task task = new Task(nowMs() + delayMs, nextNumber++, run);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Hands over from any thread. */
  void enqueue(Runnable event) {
    arrived.add(event);
  }

  /** Lets things happen until {@code isDone}; false when {@code deadlineMs} have passed first. */
  boolean pump(long deadlineMs, BooleanSupplier isDone) {
    long untilMs = nowMs() + deadlineMs;
    while (!isDone.getAsBoolean()) {
      if (nowMs() >= untilMs) {
        return false;
      }
      runNext(untilMs);
    }
    return true;
  }

  private void runNext(long untilMs) {
    if (!tasks.isEmpty() && tasks.first().dueMs <= nowMs()) {
      tasks.pollFirst().run.run();
      return;
    }
    long nextMs = tasks.isEmpty() ? untilMs : Math.min(untilMs, tasks.first().dueMs);
    try {
      Runnable event = arrived.poll(Math.max(0, nextMs - nowMs()), TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Task(long dueMs, long number, Runnable run) {}
}

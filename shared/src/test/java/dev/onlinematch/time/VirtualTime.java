package dev.onlinematch.time;

import java.util.Comparator;
import java.util.TreeSet;

/**
 * Time that moves only when a test says so. Tasks run in order of their time, those of the same
 * millisecond in the order in which they were scheduled.
 */
public final class VirtualTime implements Scheduler {

  // Not a PriorityQueue: TeaVM's loses its order when something is taken from its middle.
  private final TreeSet<Task> tasks =
      new TreeSet<>(
          Comparator.comparingLong((Task task) -> task.dueMs)
              .thenComparingLong(task -> task.number));
  private long nowMs;
  private long nextNumber;

  @Override
  public long nowMs() {
    return nowMs;
  }

  @Override
  public Timer schedule(long delayMs, Runnable run) {
    if (delayMs < 0) {
      throw new IllegalArgumentException("delay must not be negative: " + delayMs);
    }
    Task task = new Task(nowMs + delayMs, nextNumber++, run);
    tasks.add(task);
    return task;
  }

  /** Lets {@code ms} milliseconds pass, and everything happen that is due in them. */
  public void advance(long ms) {
    long until = nowMs + ms;
    while (runNextUntil(until)) {
      // Everything happens in runNextUntil.
    }
    nowMs = until;
  }

  /** Runs what is due at this very millisecond. */
  public void settle() {
    advance(0);
  }

  /** The time of the next task, or -1 if nothing waits. */
  public long nextDueMs() {
    return tasks.isEmpty() ? -1 : tasks.first().dueMs;
  }

  /**
   * How many tasks wait. A test that ends with some left has found something that waits for ever.
   */
  public int waiting() {
    return tasks.size();
  }

  private boolean runNextUntil(long untilMs) {
    if (tasks.isEmpty() || tasks.first().dueMs > untilMs) {
      return false;
    }
    Task next = tasks.pollFirst();
    nowMs = next.dueMs;
    next.run.run();
    return true;
  }

  private final class Task implements Timer {

    final long dueMs;
    final long number;
    final Runnable run;

    Task(long dueMs, long number, Runnable run) {
      this.dueMs = dueMs;
      this.number = number;
      this.run = run;
    }

    @Override
    public void cancel() {
      tasks.remove(this);
    }
  }
}

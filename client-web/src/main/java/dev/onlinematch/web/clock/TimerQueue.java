package dev.onlinematch.web.clock;

import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks in the order in which they are due; those due together, in the order in which they came.
 */
final class TimerQueue {

  // Sorted. A page has some dozens of timers, most of them added near the end.
  private final List<Task> tasks = new ArrayList<>();

  Scheduler.Timer add(double dueMs, Runnable run) {
    Task task = new Task(dueMs, run);
    int index = tasks.size();
    while (index > 0 && tasks.get(index - 1).dueMs > dueMs) {
      index--;
    }
    tasks.add(index, task);
    return task;
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** When the first task is due; never, which is infinity, if there is none. */
  double nextDueMs() {
    return tasks.isEmpty() ? Double.POSITIVE_INFINITY : tasks.get(0).dueMs;
  }

  /**
   * Takes out the first of the tasks that were due at {@code nowMs}, or null. Whoever runs it may
   * add and cancel others meanwhile.
   */
  Runnable pollDue(double nowMs) {
    return nextDueMs() > nowMs ? null : tasks.remove(0).run;
  }

  private final class Task implements Scheduler.Timer {

    private final double dueMs;
    private final Runnable run;

    Task(double dueMs, Runnable run) {
      this.dueMs = dueMs;
      this.run = run;
    }

    @Override
    public void cancel() {
      tasks.remove(this);
    }
  }
}

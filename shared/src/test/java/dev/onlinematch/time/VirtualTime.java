package dev.onlinematch.time;

import java.util.Arrays;

/**
 * Time that moves only when a test says so. Tasks run in order of their time, those of the same
 * millisecond in the order in which they were scheduled.
 *
 * <p>A binary heap of its own, in which every task knows its place: simulations spend much of their
 * time here, most tasks are cancelled before they are due, and TeaVM's PriorityQueue loses its
 * order when something is taken from its middle.
 */
public final class VirtualTime implements Scheduler {

  private Task[] heap = new Task[64];
  private int size;
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
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    rise(task, size++);
    return task;
  }

  /** Lets {@code ms} milliseconds pass, and everything happen that is due in them. */
  public void advance(long ms) {
    long until = nowMs + ms;
    while (size > 0 && heap[0].dueMs <= until) {
      Task next = heap[0];
      remove(next);
      nowMs = next.dueMs;
      next.run.run();
    }
    nowMs = until;
  }

  /** Runs what is due at this very millisecond. */
  public void settle() {
    advance(0);
  }

  /** The time of the next task, or -1 if nothing waits. */
  public long nextDueMs() {
    return size == 0 ? -1 : heap[0].dueMs;
  }

  /**
   * How many tasks wait. A test that ends with some left has found something that waits for ever.
   */
  public int waiting() {
    return size;
  }

  private void remove(Task task) {
    int hole = task.place;
    task.place = Task.NOWHERE;
    size--;
    Task last = heap[size];
    heap[size] = null;
    if (hole < size) {
      if (hole > 0 && last.isBefore(heap[(hole - 1) / 2])) {
        rise(last, hole);
      } else {
        sink(last, hole);
      }
    }
  }

  private void rise(Task task, int from) {
    int hole = from;
    while (hole > 0 && task.isBefore(heap[(hole - 1) / 2])) {
      put(heap[(hole - 1) / 2], hole);
      hole = (hole - 1) / 2;
    }
    put(task, hole);
  }

  private void sink(Task task, int from) {
    int hole = from;
    for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (!heap[child].isBefore(task)) {
        break;
      }
      put(heap[child], hole);
      hole = child;
    }
    put(task, hole);
  }

  private void put(Task task, int place) {
    heap[place] = task;
    task.place = place;
  }

  private final class Task implements Timer {

    static final int NOWHERE = -1;

    final long dueMs;
    final long number;
    final Runnable run;
    int place;

    Task(long dueMs, long number, Runnable run) {
      this.dueMs = dueMs;
      this.number = number;
      this.run = run;
    }

    boolean isBefore(Task other) {
      return dueMs < other.dueMs || (dueMs == other.dueMs && number < other.number);
    }

    @Override
    public void cancel() {
      if (place != NOWHERE) {
        remove(this);
      }
    }
  }
}

package dev.onlinematch.web.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerQueueTest {

  private final TimerQueue queue = new TimerQueue();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsInOrderOfDueTimeAndThenOfArrival() {
    add(20, "c");
    add(10, "a");
    add(10, "b");
    add(30, "d");
    assertEquals(10.0, queue.nextDueMs());
    runUntil(20);
    assertEquals(List.of("a", "b", "c"), ran);
    assertEquals(30.0, queue.nextDueMs());
  }

  @Test
  void runsNothingEarly() {
    add(10, "a");
    assertNull(queue.pollDue(9));
  }

  @Test
  void doesNotRunWhatWasCancelledAlthoughDue() {
    Scheduler.Timer second = queue.add(10, () -> ran.add("second"));
    queue.add(5, second::cancel);
    runUntil(10);
    assertEquals(List.of(), ran);
    assertTrue(queue.isEmpty());
    second.cancel();
  }

  @Test
  void takesWhatATaskSchedules() {
    queue.add(1, () -> add(2, "late"));
    runUntil(2);
    assertEquals(List.of("late"), ran);
  }

  private void add(double dueMs, String name) {
    queue.add(dueMs, () -> ran.add(name));
  }

  private void runUntil(double nowMs) {
    for (Runnable task = queue.pollDue(nowMs); task != null; task = queue.pollDue(nowMs)) {
      task.run();
    }
  }
}

package dev.onlinematch.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsTasksInOrderOfTimeAndThenOfScheduling() {
    time.schedule(20, () -> ran.add("late"));
    time.schedule(10, () -> ran.add("first"));
    time.schedule(10, () -> ran.add("second"));

    time.advance(20);

    assertEquals(List.of("first", "second", "late"), ran);
    assertEquals(20, time.nowMs());
  }

  @Test
  void aTaskSeesItsOwnTimeAndMayScheduleMore() {
    time.schedule(5, () -> time.schedule(5, () -> ran.add("at " + time.nowMs())));

    time.advance(100);

    assertEquals(List.of("at 10"), ran);
  }

  @Test
  void aCancelledTaskDoesNotRunEvenWhenDue() {
    Scheduler.Timer[] second = new Scheduler.Timer[1];
    time.schedule(1, () -> second[0].cancel());
    second[0] = time.schedule(1, () -> ran.add("cancelled"));

    time.advance(10);

    assertEquals(List.of(), ran);
    assertEquals(0, time.waiting());
  }
}

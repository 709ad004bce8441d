package dev.onlinematch.scenario;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.time.VirtualTime;

/** Virtual time runs tasks in the same order everywhere, or no simulation could be replayed. */
final class TimersInOrder implements Traced {

  private final Trace trace = new Trace();
  private long lastMs;

  @Override
  public String name() {
    return "virtual time keeps its order";
  }

  @Override
  public void run() {
    VirtualTime time = new VirtualTime();
    SeededRandom random = new SeededRandom(11);
    Scheduler.Timer[] timers = new Scheduler.Timer[3_000];
    for (int i = 0; i < timers.length; i++) {
      int number = i;
      timers[i] = time.schedule(random.nextInt(1_000), () -> ran(time, number));
      if (random.nextInt(3) == 0) {
        timers[random.nextInt(i + 1)].cancel();
      }
      time.advance(random.nextInt(3));
    }
    time.advance(1_000);
    Expect.equal("what waits", 0, time.waiting());
  }

  private void ran(VirtualTime time, int number) {
    Expect.that("time goes forwards", time.nowMs() >= lastMs);
    lastMs = time.nowMs();
    trace.add(number);
    trace.add((int) time.nowMs());
  }

  @Override
  public int trace() {
    return trace.sum();
  }
}

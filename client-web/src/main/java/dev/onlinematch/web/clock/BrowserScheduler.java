package dev.onlinematch.web.clock;

import dev.onlinematch.time.Scheduler;
import dev.onlinematch.web.w3c.Console;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.core.JSDate;

/** Time in a browser. Make one for the page and give it to everyone. */
public final class BrowserScheduler implements Scheduler {

  private final TimerQueue queue = new TimerQueue();
  private final AwakeClock clock = new AwakeClock();
  private final Alarm alarm;
  private Runnable whenAwake = () -> {};
  private boolean isRunning;

  /** With the page's script for alarms, which has to come from the page's own origin. */
  public BrowserScheduler(String workerUrl) {
    alarm = new Alarm(workerUrl, this::runDue);
  }

  /** Runs it each time when the page, or the computer, has slept. */
  public void whenAwake(Runnable task) {
    whenAwake = task;
  }

  @Override
  public long nowMs() {
    return (long) now();
  }

  // Whoever plays asks for the time a thousand times a second: no long, which in a browser is an
  // object, before the last moment.
  private double now() {
    return clock.read(Performance.now(), queue.nextDueMs());
  }

  @Override
  public Timer schedule(long delayMs, Runnable task) {
    if (delayMs < 0) {
      throw new IllegalArgumentException("a delay is not negative: " + delayMs);
    }
    double dueMs = now() + (double) delayMs;
    boolean isFirst = dueMs < queue.nextDueMs();
    Timer timer = queue.add(dueMs, task);
    if (isFirst && !isRunning) {
      setAlarm();
    }
    return timer;
  }

  private void runDue() {
    isRunning = true;
    // One moment for all of them: tasks that schedule others without end do not hold the page up.
    double nowMs = now();
    if (clock.hasSlept(Performance.now(), JSDate.now())) {
      run(whenAwake);
    }
    for (Runnable task = queue.pollDue(nowMs); task != null; task = queue.pollDue(nowMs)) {
      run(task);
    }
    isRunning = false;
    if (!queue.isEmpty()) {
      setAlarm();
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // One broken task must not stop the clock for all others.
      Console.error("A timer's task failed: " + e);
    }
  }

  private void setAlarm() {
    // Browsers cut off the fraction, and an alarm that rings too early has to be set again.
    alarm.set(Math.max(0, Math.ceil(queue.nextDueMs() - now())));
  }
}

package dev.onlinematch.web.clock;

import dev.onlinematch.time.Scheduler;
import dev.onlinematch.web.w3c.Console;
import org.teavm.jso.browser.Performance;

/** Time in a browser. Make one for the page and give it to everyone. */
public final class BrowserScheduler implements Scheduler {

  private final TimerQueue queue = new TimerQueue();
  private final Alarm alarm;
  private boolean isRunning;

  /** With the page's script for alarms, which has to come from the page's own origin. */
  public BrowserScheduler(String workerUrl) {
    alarm = new Alarm(workerUrl, this::runDue);
  }

  @Override
  public long nowMs() {
    return (long) Performance.now();
  }

  @Override
  public Timer schedule(long delayMs, Runnable task) {
    if (delayMs < 0) {
      throw new IllegalArgumentException("a delay is not negative: " + delayMs);
    }
    boolean wasEmpty = queue.isEmpty();
    long dueMs = nowMs() + delayMs;
    boolean isFirst = wasEmpty || dueMs < queue.nextDueMs();
    Timer timer = queue.add(dueMs, task);
    if (isFirst && !isRunning) {
      setAlarm();
    }
    return timer;
  }

  private void runDue() {
    isRunning = true;
    // One moment for all of them: tasks that schedule others without end do not hold the page up.
    long nowMs = nowMs();
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
    alarm.set(Math.max(0, queue.nextDueMs() - Performance.now()));
  }
}

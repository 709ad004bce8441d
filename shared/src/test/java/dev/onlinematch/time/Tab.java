package dev.onlinematch.time;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A page's own clock and event loop over a {@link VirtualTime}. A page can fall asleep, as a frozen
 * tab or a closed laptop does: its timers and its events then wait, and come all at once when it
 * wakes up. A page that is gone hears nothing any more.
 */
public final class Tab implements Scheduler {

  private enum State {
    AWAKE,
    ASLEEP,
    GONE
  }

  private final VirtualTime time;
  private final ArrayDeque<Runnable> held = new ArrayDeque<>();

  /** Those that wait. */
  private final Set<Alarm> alarms = new LinkedHashSet<>();

  private State state = State.AWAKE;
  private int slowMs = 1;
  private boolean standsStill;
  private long asleepSinceMs;

  /** How long it was asleep, of time that did not pass for it. */
  private long stoodMs;

  /** A page that is awake. */
  public Tab(VirtualTime time) {
    this.time = time;
  }

  /** A page that is awake, and for which no time passes while it is asleep. */
  public static Tab ofOwnTime(VirtualTime time) {
    Tab tab = new Tab(time);
    tab.standsStill = true;
    return tab;
  }

  @Override
  public long nowMs() {
    return (state == State.ASLEEP && standsStill ? asleepSinceMs : time.nowMs()) - stoodMs;
  }

  @Override
  public Timer schedule(long delayMs, Runnable run) {
    Alarm alarm = new Alarm(run);
    alarm.start(delayMs);
    alarms.add(alarm);
    return alarm;
  }

  /** Something that comes from outside: a message, an answer, a change of state. */
  public void receive(Runnable event) {
    if (state == State.AWAKE) {
      event.run();
    } else if (state == State.ASLEEP) {
      held.add(event);
    }
  }

  /** Whether it takes part in what happens. */
  public boolean isAwake() {
    return state == State.AWAKE;
  }

  /** Whether it was closed. */
  public boolean isGone() {
    return state == State.GONE;
  }

  /** How many timers wait. */
  public int waiting() {
    return alarms.size();
  }

  /** Timers stop, events wait. */
  public void sleep() {
    if (state == State.AWAKE) {
      state = State.ASLEEP;
      asleepSinceMs = time.nowMs();
    }
  }

  /**
   * All that waited comes now.
   *
   * @param areTimersFirst whether the timers that were due go off before any event is heard:
   *     browsers promise no order between the two
   */
  public void wake(boolean areTimersFirst) {
    if (state != State.ASLEEP) {
      return;
    }
    state = State.AWAKE;
    if (standsStill) {
      stoodMs += time.nowMs() - asleepSinceMs;
      alarms.forEach(Alarm::goOn);
    }
    ArrayDeque<Runnable> later = new ArrayDeque<>();
    while (!held.isEmpty()) {
      Runnable next = held.remove();
      if (areTimersFirst && !(next instanceof Alarm)) {
        later.add(next);
      } else {
        next.run();
      }
    }
    later.forEach(Runnable::run);
  }

  /** Timers go off only at multiples of this, as in a hidden tab; 1 for as they are due. */
  public void setSlow(int slowMs) {
    this.slowMs = slowMs;
  }

  /** The page is closed: nothing of it runs any more. */
  public void close() {
    state = State.GONE;
    held.clear();
  }

  private final class Alarm implements Timer, Runnable {

    private final Runnable run;
    private Timer timer;
    private long dueMs;
    private boolean isOver;

    Alarm(Runnable run) {
      this.run = run;
    }

    void start(long delayMs) {
      dueMs = nowMs() + delayMs;
      timer = time.schedule(delayMs, this);
    }

    /** The same time is left as before the sleep. */
    void goOn() {
      timer.cancel();
      timer = time.schedule(Math.max(0, dueMs - nowMs()), this);
    }

    @Override
    public void run() {
      if (isOver || state == State.GONE) {
        return;
      }
      if (state == State.ASLEEP) {
        if (!standsStill) {
          held.add(this);
        }
        return;
      }
      int early = slowMs == 1 ? 0 : (int) (nowMs() % slowMs);
      if (early > 0) {
        timer = time.schedule(slowMs - early, this);
        return;
      }
      end();
      run.run();
    }

    @Override
    public void cancel() {
      end();
      timer.cancel();
    }

    private void end() {
      alarms.remove(this);
      isOver = true;
    }
  }
}

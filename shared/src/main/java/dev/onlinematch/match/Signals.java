package dev.onlinematch.match;

import dev.onlinematch.time.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The signals on their way to the game: one after the other, and never from inside something that
 * is half done. A handler may therefore call back into the match.
 */
final class Signals {

  private final Scheduler scheduler;
  private final List<OnlineMatchListener> listeners = new ArrayList<>();
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean isDraining;

  Signals(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  void add(OnlineMatchListener listener) {
    listeners.add(listener);
  }

  void remove(OnlineMatchListener listener) {
    listeners.remove(listener);
  }

  /** Tells it soon, after all that was told before. */
  void emit(Consumer<OnlineMatchListener> signal) {
    // A handler may add or remove listeners.
    then(() -> List.copyOf(listeners).forEach(signal));
  }

  /** Does it soon, when all that was told before has been. */
  void then(Runnable task) {
    waiting.add(task);
    if (waiting.size() == 1 && !isDraining) {
      scheduler.schedule(0, this::drain);
    }
  }

  /** Forgets everything that waits: the game has left what it is about. */
  void forget() {
    waiting.clear();
  }

  /** Tells everything that waits, now: before a message that was sent later. */
  void drain() {
    if (isDraining) {
      return;
    }
    isDraining = true;
    try {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    } finally {
      isDraining = false;
      if (!waiting.isEmpty()) {
        // A handler threw: that is for whoever drives the scheduler to see, and the rest is told
        // anyway.
        scheduler.schedule(0, this::drain);
      }
    }
  }
}

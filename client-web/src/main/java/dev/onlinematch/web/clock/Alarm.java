package dev.onlinematch.web.clock;

import dev.onlinematch.web.w3c.Console;
import org.teavm.jso.browser.TimerHandler;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.workers.Worker;

/**
 * Rings once, some time after it was set; setting it again replaces the time. Rings from a worker;
 * where that cannot be had, from the page's own timers, which are slow in a hidden tab.
 */
final class Alarm {

  private final TimerHandler ring;
  private Worker worker;
  private int pageTimer;

  Alarm(String workerUrl, Runnable ring) {
    this.ring = ring::run;
    try {
      worker = new Worker(workerUrl);
      worker.onMessage(event -> ring.run());
      worker.onError(event -> fallBack());
    } catch (RuntimeException e) {
      // A browser without workers, or one that forbids them to this page.
      fallBack();
    }
  }

  void set(double delayMs) {
    if (worker != null) {
      worker.postMessage(JSNumber.valueOf(delayMs));
    } else {
      Window.clearTimeout(pageTimer);
      pageTimer = Window.setTimeout(ring, delayMs);
    }
  }

  private void fallBack() {
    Console.warn("No worker for timers: this tab will be slow while it is hidden.");
    worker = null;
    // Whatever was set before is lost with the worker: ring now, and be set anew.
    set(0);
  }
}

package dev.onlinematch.relay.abuse;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waiting for what has to happen, with a deadline. */
final class Eventually {

  private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

  private Eventually() {}

  /** Asks again and again until the answer is yes. */
  static void holds(Callable<Boolean> claim) throws InterruptedException {
    long startedNs = System.nanoTime();
    try {
      while (!claim.call()) {
        if (System.nanoTime() - startedNs > DEADLINE_NS) {
          throw new AssertionError("it does not come true");
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

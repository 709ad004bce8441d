package dev.onlinematch.relay.session;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task, done again and again on a thread of its own, which may wait as no loop may. */
public final class Repeated implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

  private final ScheduledThreadPoolExecutor thread;
  private final Future<?> future;

  /**
   * Does {@code task} the first time after {@code periodMs}.
   *
   * @param periodMs from the end of one time to the beginning of the next
   */
  public Repeated(String name, long periodMs, Runnable task) {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            run -> {
              Thread daemon = new Thread(run, name);
              daemon.setDaemon(true);
              return daemon;
            });
    future =
        thread.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                // Our own mistake; the next time may go well.
                LOG.error("{} failed", name, e);
              }
            },
            periodMs,
            periodMs,
            TimeUnit.MILLISECONDS);
  }

  /** Does it no more. */
  @Override
  public void close() {
    future.cancel(true);
    thread.shutdownNow();
  }
}

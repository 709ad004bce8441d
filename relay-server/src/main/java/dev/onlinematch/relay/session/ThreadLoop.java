package dev.onlinematch.relay.session;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop with a thread of its own, for a relay without UDP.
 *
 * <p>What waits is bounded by those who hand over: a connection does so with one frame at a time.
 */
public final class ThreadLoop implements RelayLoop {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);
  private static final long JOIN_MS = 2_000;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread;

  /** Touched on the thread only. */
  private boolean isOver;

  /** Starts the thread. */
  public ThreadLoop(String name) {
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public void close() {
    execute(() -> isOver = true);
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isOver) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Our own mistake; it must not end the games of everybody else on this loop.
        LOG.error("the relay failed at one task", e);
      }
    }
  }
}

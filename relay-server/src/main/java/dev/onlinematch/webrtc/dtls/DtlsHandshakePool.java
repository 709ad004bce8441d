package dev.onlinematch.webrtc.dtls;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which handshakes wait for their peers. A handshake occupies one for two round
 * trips and two milliseconds of CPU, or ten seconds if the peer falls silent; more of them wait in
 * a queue, and beyond that a ClientHello is dropped and comes again.
 */
public final class DtlsHandshakePool implements AutoCloseable {

  private static final int MAX_WAITING = 1_024;
  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor executor;
  private final AtomicInteger unfinished = new AtomicInteger();

  /**
   * A pool that has at most that many threads, and none while there is nothing to do.
   *
   * @throws IllegalArgumentException if {@code maxThreads} is not positive
   */
  public DtlsHandshakePool(int maxThreads) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "dtls-handshake-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    executor =
        new ThreadPoolExecutor(
            maxThreads,
            maxThreads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            threads);
    executor.allowCoreThreadTimeOut(true);
  }

  /** Handshakes that run or wait for a thread: the gauge that has to go back to 0. */
  public int unfinished() {
    return unfinished.get();
  }

  /** Whether the handshake will run. */
  boolean start(Runnable handshake) {
    unfinished.incrementAndGet();
    try {
      executor.execute(
          () -> {
            try {
              handshake.run();
            } finally {
              unfinished.decrementAndGet();
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      unfinished.decrementAndGet();
      return false;
    }
  }

  /** Makes all running handshakes fail and takes no more. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}

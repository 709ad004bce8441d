package dev.onlinematch.relay.embedded;

import dev.onlinematch.time.Scheduler;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the engine. Everything the engine does happens here, one thing at a
 * time; all other threads only hand over.
 *
 * <p>What waits is bounded by those who hand over: a request waits for its answer on a thread of
 * the web server's pool, and a socket is not read on before its last frame was handled.
 */
final class EngineLoop implements Scheduler, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);

  private final ScheduledThreadPoolExecutor thread;
  private final long startedNs = System.nanoTime();

  EngineLoop() {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread loop = new Thread(task, "signalling");
              loop.setDaemon(true);
              return loop;
            });
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs);
  }

  @Override
  public Timer schedule(long delayMs, Runnable task) {
    if (delayMs < 0) {
      throw new IllegalArgumentException("delay must not be negative: " + delayMs);
    }
    ScheduledFuture<?> future = thread.schedule(guarded(task), delayMs, TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  /** Runs {@code task} on the loop; not at all when the loop has ended. */
  void enqueue(Runnable task) {
    try {
      thread.execute(guarded(task));
    } catch (RejectedExecutionException ended) {
      LOG.debug("came after the end");
    }
  }

  /**
   * Runs {@code task} on the loop and waits for what it returns. Never called on the loop.
   *
   * @throws TimeoutException when the loop did not come to it in time, or has ended
   */
  <T> T call(Callable<T> task, long deadlineMs) throws TimeoutException, InterruptedException {
    Future<T> future;
    try {
      future = thread.submit(task);
    } catch (RejectedExecutionException ended) {
      throw new TimeoutException("the signalling server has ended");
    }
    try {
      return future.get(deadlineMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the engine failed", e.getCause());
    } finally {
      future.cancel(false);
    }
  }

  /**
   * Runs {@code task} on the loop and waits until it has given an answer, then or later. Never
   * called on the loop.
   *
   * @throws TimeoutException when there was none in time, or the loop has ended
   */
  <T> T await(Consumer<Consumer<T>> task, long deadlineMs)
      throws TimeoutException, InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    enqueue(
        () -> {
          try {
            task.accept(answer::complete);
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.get(deadlineMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the engine failed", e.getCause());
    }
  }

  /** Ends the loop; what is waiting is dropped. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** One task that fails must not end the server for all others; it is our own mistake. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("the signalling engine failed at one task", e);
      }
    };
  }
}

package dev.onlinematch.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The same attempt again and again, from several threads, so many times a second. */
final class Again implements AutoCloseable {

  private static final int FEW_THREADS = 4;
  private static final int DEADLINE_SECONDS = 30;

  private final ScheduledExecutorService threads;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  /** One attempt; what came of it, in a word. */
  @FunctionalInterface
  interface Attempt {
    String make(int number) throws Exception;
  }

  /** Begins, with few at a time. */
  Again(int perSecond, Attempt attempt) {
    this(perSecond, FEW_THREADS, attempt);
  }

  /** Begins. */
  Again(int perSecond, int atATime, Attempt attempt) {
    threads = Executors.newScheduledThreadPool(atATime);
    long everyMicros = atATime * 1_000_000L / perSecond;
    for (int i = 0; i < atATime; i++) {
      threads.scheduleAtFixedRate(
          () -> make(attempt), i * everyMicros / atATime, everyMicros, TimeUnit.MICROSECONDS);
    }
  }

  private void make(Attempt attempt) {
    String outcome;
    try {
      outcome = attempt.make(number.getAndIncrement());
    } catch (Exception | AssertionError e) {
      outcome = "broken off";
    }
    count(outcome);
  }

  private synchronized void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  /** What came of it. */
  @Override
  public synchronized String toString() {
    return outcomes.toString();
  }

  @Override
  public void close() throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }
}

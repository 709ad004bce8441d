package dev.onlinematch.relay.session;

/**
 * A thread that owns rooms. Everything that happens to them happens on it, one thing at a time;
 * other threads only hand over.
 */
public interface RelayLoop extends AutoCloseable {

  /** Runs a task on the loop, from any thread; tasks of one thread in their order. */
  void execute(Runnable task);

  /** Milliseconds since an arbitrary moment; never backwards. */
  long nowMs();

  /** Runs what was handed over before, and ends. What comes later does not run. */
  @Override
  void close();
}

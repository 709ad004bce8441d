package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;

/**
 * Where the direct path is. Each state holds the timer that ends it, and nothing waits without one.
 *
 * <pre>
 *            up                  quiet, silence or failure
 * Connecting ----> Up ----> Quiet ----> RestartingIce ----> Connecting (a new connection)
 *     ^            ^          |  back by itself  |  worked
 *     |            +----------+------------------+
 *     +---- next attempt                          every state but Up ends in Stopped after giveUpMs
 * </pre>
 */
sealed interface DirectState {

  /** Not begun, given up, or not wanted at the moment. */
  record Stopped() implements DirectState {}

  /** A connection is being made. */
  record Connecting(Scheduler.Timer attempt) implements DirectState {}

  /** Messages travel. */
  record Up() implements DirectState {}

  /** ICE reports the path as disconnected; it may come back by itself (W3C). Still counts as up. */
  record Quiet(Scheduler.Timer grace) implements DirectState {}

  /** The path is lost; the connection is being kept and given new candidates. */
  record RestartingIce(Scheduler.Timer attempt) implements DirectState {}

  /** Takes back the timer that would end this state. */
  default void cancelTimer() {
    if (this instanceof Connecting connecting) {
      connecting.attempt.cancel();
    } else if (this instanceof Quiet quiet) {
      quiet.grace.cancel();
    } else if (this instanceof RestartingIce restarting) {
      restarting.attempt.cancel();
    }
  }

  /** Whether frames travel, as far as is known. */
  default boolean isUp() {
    return this instanceof Up || this instanceof Quiet;
  }
}

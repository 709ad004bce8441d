package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;

/**
 * Where a link is on its way. Each state holds the timer that ends it, and nothing waits without
 * one.
 *
 * <pre>
 *            up                  quiet, silence or failure
 * Connecting ----> Up ----> Quiet ----> RestartingIce ----> Connecting (a new connection)
 *     ^            ^          |  back by itself  |  worked
 *     |            +----------+------------------+
 *     +---- next attempt                          every state but Up ends in Ended after giveUpMs
 * </pre>
 */
sealed interface LinkState {

  /** Not begun. */
  record Fresh() implements LinkState {}

  /** A connection is being made. */
  record Connecting(Scheduler.Timer attempt) implements LinkState {}

  /** Messages travel. */
  record Up() implements LinkState {}

  /** ICE reports the path as disconnected; it may come back by itself (W3C). Still counts as up. */
  record Quiet(Scheduler.Timer grace) implements LinkState {}

  /** The path is lost; the connection is being kept and given new candidates. */
  record RestartingIce(Scheduler.Timer attempt) implements LinkState {}

  /** Closed or given up. */
  record Ended() implements LinkState {}

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

  /** Whether the players on both ends see the link as up. */
  default boolean isUp() {
    return this instanceof Up || this instanceof Quiet;
  }
}

package dev.onlinematch.simulation;

import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.MessageTransport;

/** What can be made to go wrong on purpose, to see that the simulator notices. */
interface Sabotage {

  /** Everything is as it should be. */
  Sabotage NONE = new Sabotage() {};

  /** A page's time. */
  default Scheduler scheduler(Page page, Scheduler real) {
    return real;
  }

  /** A page's way to the signalling server. */
  default Signalling signalling(Page page, Signalling real) {
    return real;
  }

  /** Who takes the messages that come to a page. */
  default MessageTransport.Receiver receiver(Page page, MessageTransport.Receiver real) {
    return real;
  }

  /** Whether somebody with another version of the game does not say so. */
  default boolean hidesVersion() {
    return false;
  }

  /** A step is over. */
  default void afterStep(World world) {}
}

package dev.onlinematch.relay.session;

import dev.onlinematch.transport.Delivery;

/**
 * One player's connection, as the relay uses it.
 *
 * <p>Contract, for those who implement it:
 *
 * <ol>
 *   <li>All three methods are called on the loop that owns the session, and none calls back into
 *       the session before it has returned.
 *   <li>After {@link #canTake} said no, {@link PlayerSession#handleReady} is called once there is
 *       room again.
 *   <li>Frames of one channel arrive in the order sent, as far as the channel promises any. What
 *       was sent before {@link #close} arrives, unless the connection is dead: then it ends after
 *       some seconds all the same.
 *   <li>{@link PlayerSession#handleClosed} is called once, however it ended.
 * </ol>
 */
public interface FrameCarrier {

  /**
   * Whether another frame would go out soon. A carrier takes little at a time: what waits in it can
   * neither be dropped for its age nor make room for something newer.
   */
  boolean canTake();

  /** Sends a frame; also when {@link #canTake} says no, which is done for a goodbye only. */
  void send(Delivery channel, byte[] frame);

  /** What it looks like now. */
  CarrierStatus status();

  /** Ends the connection when what was sent is through. */
  void close();
}

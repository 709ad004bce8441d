package dev.onlinematch.link;

import dev.onlinematch.transport.Delivery;

/**
 * One way to connect to the relay for one match: as a WebRTC peer, or through a WebSocket where UDP
 * does not pass. An adapter brings it, credentials included.
 *
 * <p>Contract: no callback comes inside {@link #dial} or {@link RelayWire}'s methods. Each dial
 * ends in {@link Listener#onClosed}, once, unless it is closed from this side first, and then
 * nothing is heard.
 */
public interface RelayDialer {

  /** Begins to connect. */
  RelayWire dial(Listener listener);

  /** What becomes of it. */
  interface Listener {

    /** Frames can be sent. */
    void onOpen();

    /** A frame of the relay. */
    void onFrame(Delivery delivery, byte[] frame);

    /** It could not be made, or is over; {@code reason} is for people. */
    void onClosed(String reason);
  }

  /** A connection to the relay, open or not yet. */
  interface RelayWire extends LinkCarrier {

    /** Ends it at once. */
    void close();
  }
}

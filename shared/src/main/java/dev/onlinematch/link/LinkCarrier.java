package dev.onlinematch.link;

import dev.onlinematch.transport.Delivery;

/** Something that carries frames to the other player: channels of his own, or the relay. */
public interface LinkCarrier {

  /** Sends a frame; false if it cannot be carried, and then nothing of it was. */
  boolean send(Delivery delivery, byte[] frame);

  /** Bytes that were sent and not yet handed to the network. */
  int bufferedAmount(Delivery delivery);
}

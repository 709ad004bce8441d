package dev.onlinematch.relay.forwarding;

import dev.onlinematch.transport.Delivery;

/**
 * A frame for one member or several: all who get the same message share it.
 *
 * @param channel the kind of channel to send it on
 * @param bytes not to be changed
 * @param sender who said it; null when it was the relay itself
 * @param queuedAtMs when it came
 */
public record OutboundFrame(Delivery channel, byte[] bytes, Member sender, long queuedAtMs) {

  /** Whether a member said it, and not the relay itself. */
  public boolean isFromMember() {
    return sender != null;
  }
}

package dev.onlinematch.transport;

import java.util.List;

/**
 * Messages between the players of one match, whatever path carries them.
 *
 * <p>Contract:
 *
 * <ol>
 *   <li>Reliable messages from one peer arrive exactly once and in order, also across a repaired
 *       link. The three deliveries are not ordered among each other.
 *   <li>The receiver is called one message at a time, never inside {@link #send}.
 *   <li>The sender that is named to the receiver is proven by the link it came over, not by what
 *       the message says.
 *   <li>A payload belongs to the transport from {@link #send} on, and to the receiver from {@link
 *       Receiver#onMessage} on.
 * </ol>
 */
public interface MessageTransport {

  /** The longest payload, in bytes. Larger things are the game's to cut. */
  int MAX_MESSAGE_BYTES = 16 * 1024;

  /** My own number, or null while I have none. */
  PeerId myPeerId();

  /** The number of the host, or null while there is none. */
  PeerId hostPeerId();

  /** All other peers of the match in ascending order, linked or not, mine not among them. */
  List<PeerId> otherPeers();

  /** Whether a peer, perhaps I, only watches. */
  boolean isSpectator(PeerId peer);

  /** Hands one message to one other peer. */
  SendResult send(PeerId to, Delivery delivery, byte[] payload);

  /**
   * Bytes handed over and not yet given to the network, for this peer and delivery; 0 for an
   * unknown one (W3C bufferedAmount, plus what the link itself keeps for repair).
   */
  int bufferedAmount(PeerId to, Delivery delivery);

  /** Who gets the messages from now on; replaces the one before. */
  void setReceiver(Receiver receiver);

  /** Takes what arrives. */
  interface Receiver {

    /** One message from {@code from}. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }
}

package dev.onlinematch.peer;

/**
 * A channel for messages within a peer connection (W3C RTCDataChannel).
 *
 * <p>Contract: messages are given to the listener in the order in which they arrive, never inside
 * {@link #send}. After {@link Listener#onClose()} nothing more is heard.
 */
public interface DataChannel {

  /** What the platform really made of the configuration: read it back, do not trust the request. */
  DataChannelConfig config();

  /** W3C readyState {@code "open"}. */
  boolean isOpen();

  /** Bytes that were sent and not yet handed to the network. */
  int bufferedAmount();

  /**
   * Sends one binary message. The array belongs to the channel from here on.
   *
   * @return false when the channel is not open, or the platform refuses because too much is waiting
   */
  boolean send(byte[] message);

  /** Closes it from this side. */
  void close();

  /** Hears what happens; replaces the one before. Set it before the channel can open. */
  void setListener(Listener listener);

  /** What happens on a channel. */
  interface Listener {

    /** It can be used now. */
    void onOpen();

    /**
     * One binary message. Text is never given: a channel that receives some counts and drops it.
     */
    void onMessage(byte[] message);

    /** It is closed, from whichever side. Comes once. */
    void onClose();
  }
}

package dev.onlinematch.nakama;

/** One WebSocket made by a {@link TextSocketFactory}. */
public interface TextSocket {

  /** Sends one text frame. Does nothing when the socket is not open any more. */
  void send(String text);

  /** Characters or bytes handed over and not yet given to the network (W3C bufferedAmount). */
  int bufferedAmount();

  /**
   * Starts the closing handshake with code 1000. {@link TextSocketFactory.Listener#onClosed}
   * follows, perhaps much later when the network is gone.
   */
  void close();
}

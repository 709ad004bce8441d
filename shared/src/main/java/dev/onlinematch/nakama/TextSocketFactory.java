package dev.onlinematch.nakama;

/**
 * Port: opens WebSockets for text frames (RFC 6455; in a browser {@code new WebSocket(url)}).
 *
 * <p>Contract:
 *
 * <ol>
 *   <li>No event comes inside {@link #open} or a call on the socket; they come one at a time.
 *   <li>{@link Listener#onOpen} comes at most once, before any text.
 *   <li>{@link Listener#onClosed} comes exactly once and is the last event: also when the socket
 *       could not be opened at all, then with code 1006.
 * </ol>
 */
public interface TextSocketFactory {

  /** Opens a socket to a {@code ws:} or {@code wss:} URL. */
  TextSocket open(String url, Listener listener);

  /** Hears what the socket does. */
  interface Listener {

    /** The handshake succeeded; sending is allowed from now on. */
    void onOpen();

    /** One text frame. */
    void onText(String text);

    /**
     * The socket is closed.
     *
     * @param code the close code (RFC 6455, 7.4); 1006 when there was no close frame
     * @param reason the server's words, may be empty
     */
    void onClosed(int code, String reason);
  }
}

package dev.onlinematch.nakama.engine;

/** Port: the engine's way to the other end of one WebSocket. No call of it calls back at once. */
public interface SocketPort {

  /** Sends a text frame. */
  void sendText(String text);

  /** Sends a close frame. {@link EngineSocket#handleClosed} may follow and is ignored then. */
  void close(int code, String reason);

  /** Cuts the connection without a close frame; the other side sees code 1006. */
  void abort();

  /** How many frames wait to be taken by the network. */
  int queuedFrames();
}

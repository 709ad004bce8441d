package dev.onlinematch.nakama;

import dev.onlinematch.nakama.engine.EngineSocket;
import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.nakama.engine.SocketPort;
import java.util.Map;

/** One WebSocket from a client to the engine over a {@link Wire}, both ends in one object. */
final class InMemorySocket implements TextSocket, SocketPort {

  private static final int ABNORMAL_CLOSURE = 1006;

  private final NakamaEngine engine;
  private final Wire wire;
  private final TextSocketFactory.Listener client;
  private final FrameCounts counts;
  private EngineSocket server;
  private boolean isClientClosed;
  private int queuedFrames;
  private boolean isReading = true;

  InMemorySocket(
      NakamaEngine engine, Wire wire, TextSocketFactory.Listener client, FrameCounts counts) {
    this.engine = engine;
    this.wire = wire;
    this.client = client;
    this.counts = counts;
  }

  void open(String url) {
    HttpRequest request = new HttpRequest("GET", url, Map.of(), null);
    wire.up(
        () -> {
          if (engine.handshake(request).status() == 101) {
            wire.down(this::opened);
            server = engine.openSocket(request, this);
          } else {
            wire.down(() -> closed(ABNORMAL_CLOSURE, ""));
          }
        });
  }

  /** The connection breaks and both ends notice. */
  void cut() {
    wire.up(this::serverClosed);
    wire.down(() -> closed(ABNORMAL_CLOSURE, ""));
  }

  /** The client's end takes nothing more from the server, or takes it again. */
  void setReading(boolean isReading) {
    this.isReading = isReading;
  }

  // The client's end.

  @Override
  public void send(String text) {
    if (!isClientClosed) {
      counts.countSent(text);
      wire.up(() -> server.handleText(text));
    }
  }

  @Override
  public int bufferedAmount() {
    return 0;
  }

  @Override
  public void close() {
    wire.up(this::serverClosed);
    wire.down(() -> closed(1000, ""));
  }

  // The server's end.

  @Override
  public void sendText(String text) {
    queuedFrames++;
    if (isReading) {
      wire.down(
          () -> {
            queuedFrames--;
            if (!isClientClosed) {
              counts.countReceived();
              client.onText(text);
            }
          });
    }
  }

  @Override
  public void close(int code, String reason) {
    wire.down(() -> closed(code, reason));
  }

  @Override
  public void abort() {
    wire.down(() -> closed(ABNORMAL_CLOSURE, ""));
  }

  @Override
  public int queuedFrames() {
    return isReading ? 0 : queuedFrames;
  }

  private void opened() {
    if (!isClientClosed) {
      client.onOpen();
    }
  }

  private void serverClosed() {
    if (server != null) {
      server.handleClosed();
    }
  }

  private void closed(int code, String reason) {
    if (!isClientClosed) {
      isClientClosed = true;
      client.onClosed(code, reason);
    }
  }
}

package dev.onlinematch.nakama;

import dev.onlinematch.nakama.engine.EngineSocket;
import dev.onlinematch.nakama.engine.SocketPort;
import java.util.Map;

/** One WebSocket from a client to the engine over a {@link Wire}, both ends in one object. */
final class InMemorySocket implements TextSocket, SocketPort {

  private static final int ABNORMAL_CLOSURE = 1006;

  private final InMemoryNakama nakama;
  private final InMemoryBrowser browser;
  private final TextSocketFactory.Listener client;
  private EngineSocket server;
  private boolean isClientClosed;
  private int queuedFrames;
  private boolean isReading = true;

  InMemorySocket(
      InMemoryNakama nakama, InMemoryBrowser browser, TextSocketFactory.Listener client) {
    this.nakama = nakama;
    this.browser = browser;
    this.client = client;
  }

  void open(String url) {
    HttpRequest request = new HttpRequest("GET", url, Map.of(), null);
    browser
        .wire()
        .up(
            () -> {
              if (!nakama.isDown()
                  && !browser.isClosed()
                  && nakama.engine().handshake(request).status() == 101) {
                down(this::opened);
                nakama.sockets().add(this);
                server = nakama.engine().openSocket(request, this);
              } else {
                down(() -> closed(ABNORMAL_CLOSURE, ""));
              }
            });
  }

  boolean belongsTo(InMemoryBrowser one) {
    return browser == one;
  }

  /** The connection breaks and both ends notice. */
  void cut() {
    browser.wire().up(this::serverClosed);
    down(() -> closed(ABNORMAL_CLOSURE, ""));
  }

  /** The server has heard nothing for too long. The client learns of it when it is heard again. */
  void timeOut() {
    serverClosed();
    down(() -> closed(ABNORMAL_CLOSURE, ""));
  }

  /** The client's end takes nothing more from the server, or takes it again. */
  void setReading(boolean isReading) {
    this.isReading = isReading;
  }

  // The client's end.

  @Override
  public void send(String text) {
    if (!isClientClosed) {
      nakama.frames().countSent(text);
      browser
          .wire()
          .up(
              () -> {
                if (server != null) {
                  server.handleText(text);
                }
              });
    }
  }

  @Override
  public int bufferedAmount() {
    return 0;
  }

  @Override
  public void close() {
    browser.wire().up(this::serverClosed);
    down(() -> closed(1000, ""));
  }

  // The server's end.

  @Override
  public void sendText(String text) {
    queuedFrames++;
    if (isReading) {
      down(
          () -> {
            queuedFrames--;
            if (!isClientClosed) {
              nakama.frames().countReceived();
              client.onText(text);
            }
          });
    }
  }

  @Override
  public void close(int code, String reason) {
    nakama.sockets().remove(this);
    down(() -> closed(code, reason));
  }

  @Override
  public void abort() {
    nakama.sockets().remove(this);
    down(() -> closed(ABNORMAL_CLOSURE, ""));
  }

  @Override
  public int queuedFrames() {
    return isReading ? 0 : queuedFrames;
  }

  private void down(Runnable arrival) {
    browser.wire().down(() -> browser.loop().accept(arrival));
  }

  private void opened() {
    if (!isClientClosed) {
      client.onOpen();
    }
  }

  private void serverClosed() {
    nakama.sockets().remove(this);
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

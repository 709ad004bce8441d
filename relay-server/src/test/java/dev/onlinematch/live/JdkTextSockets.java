package dev.onlinematch.live;

import dev.onlinematch.nakama.TextSocket;
import dev.onlinematch.nakama.TextSocketFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The client's socket port over the JDK's WebSockets. */
final class JdkTextSockets implements TextSocketFactory {

  private final HttpClient client = HttpClient.newHttpClient();
  private final PumpedLoop loop;

  JdkTextSockets(PumpedLoop loop) {
    this.loop = loop;
  }

  @Override
  public TextSocket open(String url, Listener listener) {
    Socket socket = new Socket(listener);
    CompletableFuture<?> unused =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(url), socket)
            .whenComplete(
                (opened, failure) -> {
                  if (failure != null) {
                    socket.ended(1006, "");
                  }
                });
    return socket;
  }

  private final class Socket implements TextSocket, WebSocket.Listener {

    private final Listener listener;
    private final StringBuilder partial = new StringBuilder();

    /** Everything below is touched on the loop only. */
    private CompletableFuture<WebSocket> lastSend;

    private boolean isOver;

    Socket(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void send(String text) {
      if (lastSend != null) {
        lastSend = lastSend.thenCompose(socket -> socket.sendText(text, true));
      }
    }

    @Override
    public int bufferedAmount() {
      return 0;
    }

    @Override
    public void close() {
      if (lastSend != null) {
        CompletableFuture<?> unused = lastSend.thenCompose(socket -> socket.sendClose(1000, ""));
      }
    }

    @Override
    public void onOpen(WebSocket opened) {
      loop.enqueue(
          () -> {
            lastSend = CompletableFuture.completedFuture(opened);
            listener.onOpen();
          });
      opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        String text = partial.toString();
        partial.setLength(0);
        loop.enqueue(
            () -> {
              if (!isOver) {
                listener.onText(text);
              }
            });
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      ended(code, reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ended(1006, "");
    }

    void ended(int code, String reason) {
      loop.enqueue(
          () -> {
            if (!isOver) {
              isOver = true;
              lastSend = null;
              listener.onClosed(code, reason);
            }
          });
    }
  }
}

package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayChannels;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A player who is at the relay by a WebSocket. */
final class SocketPlayer implements WebSocket.Listener {

  private static final int DEADLINE_SECONDS = 30;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final CompletableFuture<Void> spokenTo = new CompletableFuture<>();
  private final WebSocket socket;

  /** Connects and waits until the relay has said something: its welcome. */
  SocketPlayer(URI uri) {
    socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(uri, this)
            .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
            .join();
    spokenTo.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean isLast) {
    spokenTo.complete(null);
    webSocket.request(1);
    return null;
  }

  void send(Delivery delivery, byte[] frame) {
    ByteBuffer message = ByteBuffer.allocate(1 + frame.length);
    message.put((byte) RelayChannels.idOf(delivery)).put(frame).flip();
    socket.sendBinary(message, true).orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }

  void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  /** Breaks the connection off. */
  void vanish() {
    socket.abort();
  }
}

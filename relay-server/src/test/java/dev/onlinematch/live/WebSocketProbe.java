package dev.onlinematch.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The other end of one WebSocket, with a deadline on everything it waits for. */
public final class WebSocketProbe implements WebSocket.Listener {

  private static final long DEADLINE_SECONDS = 10;

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private WebSocketProbe() {}

  /** Opens {@code /ws} with a query; an {@link AssertionError} names the refusal. */
  public static WebSocketProbe open(int port, String query) {
    WebSocketProbe probe = new WebSocketProbe();
    try {
      probe.socket = handshake(port, query, probe).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return probe;
    } catch (ExecutionException e) {
      throw new AssertionError("refused", e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("no answer to the handshake", e);
    }
  }

  /** The handshake alone, with headers as name and value by turns. */
  public static CompletableFuture<WebSocket> handshake(
      int port, String query, WebSocket.Listener listener, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws" + query), listener);
  }

  /** Sends a text frame. */
  public WebSocketProbe says(String text) {
    await(socket.sendText(text, true));
    return this;
  }

  /** Sends a binary frame. */
  public void saysBytes(byte[] bytes) {
    await(socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** The next text frame. */
  public String hears() {
    try {
      String text = texts.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("heard nothing");
      }
      return text;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next text frame that contains {@code words}; those before it are skipped. */
  public String hears(String words) {
    String text = hears();
    while (!text.contains(words)) {
      text = hears();
    }
    return text;
  }

  /** Code and reason of the server's close frame; {@code "cut"} when there was none. */
  public String isClosedWith() {
    return await(closed);
  }

  /** Ends as a killed program does. */
  public void dies() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      texts.add(partial.toString());
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete("cut");
  }

  /** What the future brings, in time; an {@link AssertionError} where it brings nothing. */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("nothing within " + DEADLINE_SECONDS + " s", e);
    }
  }
}

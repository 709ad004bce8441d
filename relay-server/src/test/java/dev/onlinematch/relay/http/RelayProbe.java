package dev.onlinematch.relay.http;

import dev.onlinematch.live.WebSocketProbe;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayChannels;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A player at the other end of the relay's WebSocket, with a deadline on all he waits for. */
public final class RelayProbe implements WebSocket.Listener {

  private static final long DEADLINE_SECONDS = 10;

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private volatile boolean isDeaf;
  private WebSocket socket;

  private RelayProbe() {}

  /** A frame and the channel it came on. */
  public record Heard(Delivery channel, RelayFrame.ToPlayer frame) {}

  /** Opens a socket; an {@link AssertionError} names the refusal. */
  public static RelayProbe open(int port, String token, String match, String session) {
    RelayProbe probe = new RelayProbe();
    probe.socket = WebSocketProbe.await(handshake(port, query(token, match, session), probe));
    return probe;
  }

  static CompletableFuture<WebSocket> handshake(
      int port, String query, WebSocket.Listener listener) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/relay/ws" + query), listener);
  }

  static String query(String token, String match, String session) {
    return "?token=" + encode(token) + "&match=" + encode(match) + "&session=" + encode(session);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends a frame. */
  public void says(Delivery channel, RelayFrame.ToRelay frame) {
    byte[] bytes = RelayFrameCodec.encode(frame);
    byte[] message = new byte[bytes.length + 1];
    message[0] = (byte) RelayChannels.idOf(channel);
    System.arraycopy(bytes, 0, message, 1, bytes.length);
    saysBytes(message);
  }

  /** Sends the same frame again and again, without waiting until it is out. */
  public void saysAtOnce(Delivery channel, RelayFrame.ToRelay frame, int times) {
    byte[] bytes = RelayFrameCodec.encode(frame);
    CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(socket);
    for (int i = 0; i < times; i++) {
      ByteBuffer message = ByteBuffer.allocate(bytes.length + 1);
      message.put((byte) RelayChannels.idOf(channel)).put(bytes).flip();
      sent = sent.thenCompose(open -> open.sendBinary(message, true));
    }
    // Whoever is put out meanwhile does not get all of it out.
    sent.exceptionally(failure -> socket);
  }

  void saysBytes(byte[] message) {
    WebSocketProbe.await(socket.sendBinary(ByteBuffer.wrap(message), true));
  }

  void saysText(String text) {
    WebSocketProbe.await(socket.sendText(text, true));
  }

  /** The next frame. */
  public Heard hears() {
    try {
      Heard next = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("heard nothing");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads nothing more, so that the network's buffers fill. */
  void goesDeaf() {
    isDeaf = true;
  }

  /** Code of the server's close frame. */
  public String isClosedWith() {
    return WebSocketProbe.await(closed);
  }

  /** Ends as a killed program does. */
  public void dies() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    partial.writeBytes(part);
    if (last) {
      take(partial.toByteArray());
      partial.reset();
    }
    if (!isDeaf) {
      webSocket.request(1);
    }
    return null;
  }

  private void take(byte[] message) {
    try {
      byte[] frame = Arrays.copyOfRange(message, 1, message.length);
      heard.add(new Heard(RelayChannels.ofId(message[0]), RelayFrameCodec.decodeToPlayer(frame)));
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(String.valueOf(code));
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete("cut");
  }
}

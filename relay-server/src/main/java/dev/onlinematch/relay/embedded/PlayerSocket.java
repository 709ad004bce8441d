package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.engine.EngineSocket;
import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.relay.limits.Pace;
import dev.onlinematch.relay.limits.Rate;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One player's WebSocket. Jetty calls it from its threads; everything is handed to the loop, and
 * the next frame is read only after the last one was handled.
 *
 * <p>Public only because Jetty looks its methods up by reflection.
 */
public final class PlayerSocket implements Session.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(PlayerSocket.class);

  /** Nakama's {@code socket.max_message_size_bytes}; Jetty closes with 1009 above it. */
  private static final int MAX_MESSAGE_BYTES = 4_096;

  /** Nakama's {@code socket.ping_period_ms}: browsers answer by themselves. */
  private static final long PING_PERIOD_MS = 15_000;

  /** Nakama's {@code socket.pong_wait_ms}: who says nothing for so long is gone. */
  private static final long SILENCE_LIMIT_MS = 25_000;

  private final EngineLoop loop;
  private final NakamaEngine engine;
  private final HttpRequest request;
  private final Pace pace;
  private final SocketCounters counters;

  /** Set by the first event; those below are touched on the loop only. */
  private volatile Session session;

  private EngineSocket socket;
  private long lastHeardMs;
  private boolean isClosed;

  PlayerSocket(
      EngineLoop loop,
      NakamaEngine engine,
      HttpRequest request,
      Rate messageRate,
      SocketCounters counters) {
    this.loop = loop;
    this.engine = engine;
    this.request = request;
    this.pace = new Pace(messageRate);
    this.counters = counters;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    opened.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
    opened.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
    loop.enqueue(
        () -> {
          try {
            socket = engine.openSocket(request, new Outbox(loop, opened));
          } catch (IllegalStateException refused) {
            // Between the handshake and now the server became full, or the token ran out.
            opened.disconnect();
            return;
          }
          heard();
          loop.schedule(PING_PERIOD_MS, this::watchSilence);
        });
  }

  @Override
  public void onWebSocketText(String text) {
    counters.countReceived(text);
    loop.enqueue(
        () -> {
          if (socket != null) {
            socket.handleText(text);
          }
          heard();
        });
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    loop.enqueue(
        () -> {
          if (socket != null) {
            socket.handleBinary();
          }
          heard();
        });
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    loop.enqueue(this::heard);
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    // Not read on before it is out: who pings and does not read would else fill our memory.
    session.sendPong(payload, Callback.from(() -> loop.enqueue(this::heard), failure -> {}));
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Connections break every day; onWebSocketClose follows.
    LOG.debug("socket failed", cause);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    callback.succeed();
    loop.enqueue(this::end);
  }

  private void heard() {
    lastHeardMs = loop.nowMs();
    long waitMs = pace.step();
    if (waitMs > 0) {
      loop.schedule(waitMs, this::demand);
    } else {
      demand();
    }
  }

  private void demand() {
    if (!isClosed) {
      session.demand();
    }
  }

  private void watchSilence() {
    if (isClosed) {
      return;
    }
    long silentMs = loop.nowMs() - lastHeardMs;
    if (silentMs >= SILENCE_LIMIT_MS) {
      session.close(1000, "no sign of life for " + silentMs + " ms", Callback.NOOP);
      end();
      return;
    }
    session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    loop.schedule(Math.min(PING_PERIOD_MS, SILENCE_LIMIT_MS - silentMs), this::watchSilence);
  }

  private void end() {
    isClosed = true;
    if (socket != null) {
      socket.handleClosed();
    }
  }
}

package dev.onlinematch.relay.http;

import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.relay.session.PlayerSession;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.RelayLoop;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayChannels;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One player's WebSocket. Jetty calls it from its threads; everything is handed to the loop of the
 * player's room, and the next message is read only after the last one was handled.
 *
 * <p>Public only because Jetty looks its methods up by reflection.
 */
public final class RelaySocket implements Session.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(RelaySocket.class);

  /** A frame and the byte of its channel; Jetty closes with 1009 above it. */
  private static final int MAX_MESSAGE_BYTES = RelayFrameCodec.MAX_FRAME_BYTES + 1;

  private static final RelayFrame.Goodbye TOO_MANY = new RelayFrame.Goodbye(GoodbyeReason.FULL);

  private final Relay relay;
  private final Entrant entrant;
  private final RelayLoop loop;
  private final Set<RelaySocket> open;

  /** Set by the first event. */
  private volatile Session session;

  /**
   * Whether it has one of its account's places; set and read by Jetty, which does one at a time.
   */
  private volatile boolean hasPlace;

  private volatile long lastHeardNs = System.nanoTime();

  /** On the loop only. Null until the player is in the room, and if there was no place. */
  private PlayerSession player;

  /**
   * @param open this socket is in there while it is open
   */
  RelaySocket(Relay relay, Entrant entrant, Set<RelaySocket> open) {
    this.relay = relay;
    this.entrant = entrant;
    this.loop = relay.loopOf(entrant.match());
    this.open = open;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    opened.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
    opened.setMaxTextMessageSize(1);
    open.add(this);
    WebSocketCarrier carrier = new WebSocketCarrier(opened, () -> loop.execute(this::sendWaiting));
    hasPlace = relay.takePlace(entrant.user());
    if (!hasPlace) {
      carrier.send(Delivery.RELIABLE, RelayFrameCodec.encode(TOO_MANY));
      carrier.close();
      opened.demand();
      return;
    }
    relay.enter(
        entrant,
        carrier,
        entered -> {
          player = entered;
          // Also when there was no place: the other end's goodbye has to be read.
          opened.demand();
        });
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] message = new byte[payload.remaining()];
    payload.get(message);
    callback.succeed();
    heard();
    loop.execute(() -> handle(message));
  }

  @Override
  public void onWebSocketText(String text) {
    heard();
    loop.execute(() -> handle(new byte[0]));
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    heard();
    session.demand();
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    heard();
    // Not read on before it is out: who pings and does not read would else fill our memory.
    session.sendPong(payload, Callback.from(session::demand, failure -> {}));
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Connections break every day; onWebSocketClose follows.
    LOG.debug("socket failed", cause);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    open.remove(this);
    callback.succeed();
    if (hasPlace) {
      relay.freePlace(entrant.user());
    }
    loop.execute(
        () -> {
          if (player != null) {
            player.handleClosed();
          }
        });
  }

  /** Asks for a sign of life, or hangs up when there was none for too long. From any thread. */
  void checkLife(long silenceLimitNs) {
    long silentNs = System.nanoTime() - lastHeardNs;
    if (silentNs < silenceLimitNs) {
      session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
      return;
    }
    loop.execute(
        () -> {
          if (player != null) {
            player.handleSilence();
          }
        });
    if (silentNs > 2 * silenceLimitNs) {
      session.disconnect();
    }
  }

  private void heard() {
    lastHeardNs = System.nanoTime();
  }

  private void handle(byte[] message) {
    if (player != null) {
      deliver(message);
    }
    session.demand();
  }

  private void deliver(byte[] message) {
    if (message.length == 0) {
      player.handleNonsense();
      return;
    }
    try {
      Delivery channel = RelayChannels.ofId(message[0]);
      byte[] frame = new byte[message.length - 1];
      System.arraycopy(message, 1, frame, 0, frame.length);
      player.handleFrame(channel, frame);
    } catch (MalformedException e) {
      player.handleNonsense();
    }
  }

  private void sendWaiting() {
    if (player != null) {
      player.handleReady();
    }
  }
}

package dev.onlinematch.web.net;

import dev.onlinematch.link.RelayDialer;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayChannels;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.websocket.CloseEvent;
import org.teavm.jso.websocket.WebSocket;

/** The relay over a WebSocket: one byte for the channel, then the frame. */
final class RelaySockets implements RelayDialer {

  private static final int OPEN = 1;

  /** As for a data channel: what has piled up so far will not be in time for any game. */
  private static final int MOST_BUFFERED_BYTES = 8 << 20;

  private final String url;
  private final SessionTokens tokens;

  /**
   * A way.
   *
   * @param url with a query that says which match, and as whom
   */
  RelaySockets(String url, SessionTokens tokens) {
    this.url = url;
    this.tokens = tokens;
  }

  @Override
  public RelayWire dial(Listener listener) {
    Wire wire = new Wire(listener);
    tokens.fresh(wire);
    return wire;
  }

  private final class Wire implements RelayWire, NakamaReply<NakamaSession> {

    private final Listener listener;
    // What the browser calls is held here too, for as long as it may call.
    private final EventListener<Event> openListener = event -> handleOpen();
    private final EventListener<MessageEvent> messageListener = this::handleMessage;
    private final EventListener<CloseEvent> closeListener = event -> ended("the socket closed");
    private WebSocket socket;
    private boolean isOver;

    Wire(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onResult(NakamaSession session) {
      if (isOver) {
        return;
      }
      try {
        socket = new WebSocket(url + "&token=" + session.token());
      } catch (RuntimeException e) {
        // SyntaxError for what is no URL, SecurityError for ws: from a page that came by https:.
        ended("the browser refuses the relay's address");
        return;
      }
      socket.setBinaryType("arraybuffer");
      socket.onOpen(openListener);
      socket.onMessage(messageListener);
      socket.onClose(closeListener);
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      ended(failure.message());
    }

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      if (isOver
          || socket == null
          || socket.getReadyState() != OPEN
          || socket.getBufferedAmount() + frame.length > MOST_BUFFERED_BYTES) {
        return false;
      }
      byte[] message = new byte[frame.length + 1];
      message[0] = (byte) RelayChannels.idOf(delivery);
      System.arraycopy(frame, 0, message, 1, frame.length);
      socket.send(Int8Array.fromJavaArray(message));
      return true;
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return socket == null ? 0 : socket.getBufferedAmount();
    }

    @Override
    public void close() {
      isOver = true;
      if (socket != null) {
        socket.close(1000);
      }
    }

    private void handleOpen() {
      if (!isOver) {
        listener.onOpen();
      }
    }

    private void handleMessage(MessageEvent event) {
      if (isOver || !(event.getData() instanceof ArrayBuffer message)) {
        return;
      }
      byte[] bytes = new Int8Array(message).toJavaArray();
      try {
        Delivery delivery = RelayChannels.ofId(bytes.length == 0 ? 0 : bytes[0]);
        byte[] frame = new byte[bytes.length - 1];
        System.arraycopy(bytes, 1, frame, 0, frame.length);
        listener.onFrame(delivery, frame);
      } catch (MalformedException e) {
        // A relay that says such things is none.
        close();
        listener.onClosed("the relay speaks otherwise");
      }
    }

    private void ended(String reason) {
      if (!isOver) {
        isOver = true;
        listener.onClosed(reason);
      }
    }
  }
}

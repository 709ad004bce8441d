package dev.onlinematch.web.net;

import dev.onlinematch.nakama.TextSocket;
import dev.onlinematch.nakama.TextSocketFactory;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.websocket.CloseEvent;
import org.teavm.jso.websocket.WebSocket;

/** One {@code WebSocket}. */
final class BrowserTextSocket implements TextSocket {

  private static final int OPEN = 1;

  private final WebSocket socket;
  private final TextSocketFactory.Listener listener;
  // What the browser calls is held here too, for as long as it may call.
  private final EventListener<Event> openListener = event -> handleOpen();
  private final EventListener<MessageEvent> messageListener = this::handleMessage;
  private final EventListener<CloseEvent> closeListener = this::handleClose;

  BrowserTextSocket(WebSocket socket, TextSocketFactory.Listener listener) {
    this.socket = socket;
    this.listener = listener;
    socket.onOpen(openListener);
    socket.onMessage(messageListener);
    socket.onClose(closeListener);
  }

  @Override
  public void send(String text) {
    if (socket.getReadyState() == OPEN) {
      socket.send(text);
    }
  }

  @Override
  public int bufferedAmount() {
    return socket.getBufferedAmount();
  }

  @Override
  public void close() {
    socket.close(1000);
  }

  private void handleOpen() {
    listener.onOpen();
  }

  private void handleMessage(MessageEvent event) {
    JSObject message = event.getData();
    // Nakama sends text; a binary frame is not for us.
    if (message instanceof JSString text) {
      listener.onText(text.stringValue());
    }
  }

  private void handleClose(CloseEvent event) {
    listener.onClosed(event.getCode(), event.getReason());
  }
}

package dev.onlinematch.web.rtc;

import dev.onlinematch.peer.DataChannel;
import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.web.w3c.RTCDataChannel;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** One {@code RTCDataChannel}. */
final class BrowserDataChannel implements DataChannel {

  /**
   * Chromium closes a channel for good when more than 16 MiB wait in it. What has piled up to half
   * of that will not be in time for any game.
   */
  private static final int MOST_BUFFERED_BYTES = 8 << 20;

  private final RTCDataChannel channel;
  // What the browser calls is held here too, for as long as it may call.
  private final EventListener<Event> openListener = event -> handleOpen();
  private final EventListener<MessageEvent> messageListener = this::handleMessage;
  private final EventListener<Event> closeListener = event -> handleClose();

  private Listener listener;
  private boolean isClosed;
  private int droppedTexts;

  BrowserDataChannel(RTCDataChannel channel) {
    this.channel = channel;
    channel.setBinaryType("arraybuffer");
    channel.setOnOpen(openListener);
    channel.setOnMessage(messageListener);
    channel.setOnClose(closeListener);
  }

  @Override
  public DataChannelConfig config() {
    JSNumber maxRetransmits = channel.getMaxRetransmits();
    return new DataChannelConfig(
        channel.getId(),
        channel.getLabel(),
        channel.isOrdered(),
        maxRetransmits == null ? DataChannelConfig.UNLIMITED : maxRetransmits.intValue());
  }

  @Override
  public boolean isOpen() {
    return !isClosed && channel.getReadyState().equals("open");
  }

  @Override
  public int bufferedAmount() {
    return channel.getBufferedAmount();
  }

  @Override
  public boolean send(byte[] message) {
    if (isClosed || channel.getBufferedAmount() + message.length > MOST_BUFFERED_BYTES) {
      return false;
    }
    try {
      channel.send(Int8Array.fromJavaArray(message));
      return true;
    } catch (RuntimeException e) {
      // InvalidStateError: it is not open, which asking first would tell at the price of a text.
      // OperationError: the browser's own bound was reached first.
      return false;
    }
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public void setListener(Listener listener) {
    this.listener = listener;
  }

  /** Texts that came over this channel, where only bytes belong. */
  int droppedTexts() {
    return droppedTexts;
  }

  /** The connection is closed from this side: nothing more is to be heard. */
  void silence() {
    isClosed = true;
    channel.setOnOpen(null);
    channel.setOnMessage(null);
    channel.setOnClose(null);
  }

  private void handleOpen() {
    if (!isClosed && listener != null) {
      listener.onOpen();
    }
  }

  private void handleMessage(MessageEvent event) {
    if (isClosed || listener == null) {
      return;
    }
    if (event.getData() instanceof ArrayBuffer bytes) {
      listener.onMessage(new Int8Array(bytes).toJavaArray());
    } else {
      droppedTexts++;
    }
  }

  private void handleClose() {
    if (!isClosed) {
      isClosed = true;
      if (listener != null) {
        listener.onClose();
      }
    }
  }
}

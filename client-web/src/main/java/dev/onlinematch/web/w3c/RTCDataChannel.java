package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.ArrayBufferView;

/** WebRTC 1.0, 6.2. */
public interface RTCDataChannel extends JSObject {

  @JSProperty
  int getId();

  @JSProperty
  String getLabel();

  @JSProperty
  boolean isOrdered();

  /** Null for a channel that repeats until it arrives. */
  @JSProperty
  JSNumber getMaxRetransmits();

  @JSProperty
  String getReadyState();

  @JSProperty
  int getBufferedAmount();

  @JSProperty
  void setBinaryType(String type);

  void send(ArrayBufferView data);

  void close();

  @JSProperty("onopen")
  void setOnOpen(EventListener<Event> listener);

  @JSProperty("onmessage")
  void setOnMessage(EventListener<MessageEvent> listener);

  @JSProperty("onclose")
  void setOnClose(EventListener<Event> listener);
}

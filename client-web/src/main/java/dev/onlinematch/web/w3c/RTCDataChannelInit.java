package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** WebRTC 1.0, 6.2.1. */
public interface RTCDataChannelInit extends JSObject {

  @JSProperty
  void setNegotiated(boolean negotiated);

  @JSProperty
  void setId(int id);

  @JSProperty
  void setOrdered(boolean ordered);

  @JSProperty
  void setMaxRetransmits(int maxRetransmits);
}

package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** WebRTC 1.0, 4.6.2. */
public interface RTCSessionDescriptionInit extends JSObject {

  @JSProperty
  String getType();

  @JSProperty
  void setType(String type);

  @JSProperty
  String getSdp();

  @JSProperty
  void setSdp(String sdp);
}

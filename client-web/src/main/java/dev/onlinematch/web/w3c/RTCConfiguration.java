package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArray;

/** WebRTC 1.0, 4.2.1. */
public interface RTCConfiguration extends JSObject {

  @JSProperty
  void setIceServers(JSArray<RTCIceServer> servers);

  @JSProperty
  void setIceTransportPolicy(String policy);
}

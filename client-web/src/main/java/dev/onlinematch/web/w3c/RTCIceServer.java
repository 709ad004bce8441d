package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** WebRTC 1.0, 4.2.2. */
public interface RTCIceServer extends JSObject {

  @JSProperty
  void setUrls(String[] urls);

  @JSProperty
  void setUsername(String username);

  @JSProperty
  void setCredential(String credential);
}

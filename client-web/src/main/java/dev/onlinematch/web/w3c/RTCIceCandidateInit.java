package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** WebRTC 1.0, 4.8.1, and the attributes of the same names of RTCIceCandidate. */
public interface RTCIceCandidateInit extends JSObject {

  @JSProperty
  String getCandidate();

  @JSProperty
  void setCandidate(String candidate);

  @JSProperty
  String getSdpMid();

  @JSProperty
  void setSdpMid(String sdpMid);

  @JSProperty
  int getSdpMLineIndex();

  @JSProperty
  void setSdpMLineIndex(int index);
}

package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;

/** WebRTC 1.0, 4.4. */
@JSClass
public class RTCPeerConnection implements JSObject {

  /** Throws where the configuration is refused. */
  public RTCPeerConnection(RTCConfiguration configuration) {}

  /** Whether this browser has it at all. */
  @JSBody(script = "return typeof RTCPeerConnection !== 'undefined';")
  public static native boolean isSupported();

  public native RTCDataChannel createDataChannel(String label, RTCDataChannelInit init);

  public native Promise<JSUndefined> setLocalDescription();

  public native Promise<JSUndefined> setRemoteDescription(RTCSessionDescriptionInit description);

  public native Promise<JSUndefined> addIceCandidate(RTCIceCandidateInit candidate);

  public native void restartIce();

  public native Promise<RTCStatsReport> getStats();

  public native void close();

  @JSProperty
  public native String getConnectionState();

  @JSProperty
  public native RTCSessionDescriptionInit getLocalDescription();

  @JSProperty("onicecandidate")
  public native void setOnIceCandidate(EventListener<RTCPeerConnectionIceEvent> listener);

  @JSProperty("onconnectionstatechange")
  public native void setOnConnectionStateChange(EventListener<Event> listener);
}

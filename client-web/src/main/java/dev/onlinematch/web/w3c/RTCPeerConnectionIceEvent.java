package dev.onlinematch.web.w3c;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;

/** WebRTC 1.0, 4.8.2. */
public interface RTCPeerConnectionIceEvent extends Event {

  @JSProperty
  RTCIceCandidateInit getCandidate();
}

package dev.onlinematch.web.w3c;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** WebRTC 1.0, 8.4: maplike from id to RTCStats. */
public interface RTCStatsReport extends JSObject {

  RTCStats get(String id);

  void forEach(Visitor visitor);

  /** What a maplike's forEach calls. */
  @JSFunctor
  interface Visitor extends JSObject {
    void visit(RTCStats stats);
  }
}

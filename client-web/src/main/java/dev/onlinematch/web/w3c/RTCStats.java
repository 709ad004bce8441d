package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * WebRTC 1.0, 8.5, with the members of RTCTransportStats, RTCIceCandidatePairStats and
 * RTCIceCandidateStats that are read here. A member that a kind of statistics lacks is null.
 */
public interface RTCStats extends JSObject {

  @JSProperty
  String getId();

  @JSProperty
  String getType();

  @JSProperty
  String getSelectedCandidatePairId();

  @JSProperty
  String getState();

  @JSProperty
  boolean isNominated();

  @JSProperty
  String getLocalCandidateId();

  @JSProperty
  String getRemoteCandidateId();

  @JSProperty
  String getCandidateType();

  /** Seconds. */
  @JSProperty
  JSNumber getCurrentRoundTripTime();

  @JSProperty
  double getBytesSent();

  @JSProperty
  double getBytesReceived();
}

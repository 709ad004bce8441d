package dev.onlinematch.peer;

import java.util.List;

/**
 * How a connection may find its path (W3C RTCConfiguration).
 *
 * @param iceServers STUN and TURN servers; may be empty
 * @param iceTransportPolicy which candidates may be used at all
 */
public record PeerConfiguration(List<IceServer> iceServers, IceTransportPolicy iceTransportPolicy) {

  /** Takes a copy of the list. */
  public PeerConfiguration {
    iceServers = List.copyOf(iceServers);
  }
}

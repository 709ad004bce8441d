package dev.onlinematch.peer;

/** W3C RTCIceTransportPolicy. */
public enum IceTransportPolicy {
  /** Any candidate. */
  ALL,
  /** TURN relay candidates only: no address of the player is revealed to the other. */
  RELAY
}

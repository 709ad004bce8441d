package dev.onlinematch.link;

/** The ways by which a link can reach the other player, best first. */
public enum LinkPath {
  /** From browser to browser. */
  DIRECT,
  /** From browser to browser, through a TURN server. */
  TURN,
  /** Through our relay, which is a WebRTC peer itself. */
  RELAY
}

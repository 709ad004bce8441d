package dev.onlinematch.webrtc.sctp.packet;

/**
 * What the two highest bits of an unknown chunk or parameter type ask for (RFC 9260, 3.2 and
 * 3.2.1).
 *
 * @param goesOn whether what follows it is still processed
 * @param reports whether the peer is told
 */
public record UnrecognizedRule(boolean goesOn, boolean reports) {

  /** The rule for a chunk type of eight bits. */
  public static UnrecognizedRule ofChunk(int type) {
    return new UnrecognizedRule((type & 0x80) != 0, (type & 0x40) != 0);
  }

  /** The rule for a parameter type of sixteen bits. */
  public static UnrecognizedRule ofParameter(int type) {
    return ofChunk(type >>> 8);
  }
}

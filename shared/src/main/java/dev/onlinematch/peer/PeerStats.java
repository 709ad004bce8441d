package dev.onlinematch.peer;

/**
 * What carries a connection now (W3C RTCStatsReport: the selected candidate pair and its ends).
 *
 * @param path whether a TURN server is in between; null while nothing is selected
 * @param roundTripMs last measured round trip; negative while unknown
 * @param bytesSent payload bytes sent by this connection; exact up to 2^53
 * @param bytesReceived payload bytes received
 */
public record PeerStats(Path path, int roundTripMs, double bytesSent, double bytesReceived) {

  /** How the two ends reach each other. */
  public enum Path {
    /** Straight, possibly through NATs. */
    DIRECT,
    /** Through a TURN server on at least one side. */
    TURN
  }
}

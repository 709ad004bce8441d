package dev.onlinematch.relay.session;

/**
 * A connection from outside, for those who look.
 *
 * @param kind data channels or WebSocket
 * @param bufferedBytes what it was given and has not handed to the network
 * @param path what SCTP knows of the way; null where there is no SCTP, or not yet
 */
public record CarrierStatus(String kind, int bufferedBytes, Path path) {

  /**
   * The way to a player.
   *
   * @param srttMs smoothed round trip; 0 before the first measurement
   * @param rtoMs retransmission timeout
   * @param cwndBytes congestion window
   * @param inFlightBytes on the network
   * @param retransmissions chunks sent again, ever
   * @param abandonedMessages unreliable ones that were lost, ever
   */
  public record Path(
      double srttMs,
      long rtoMs,
      int cwndBytes,
      int inFlightBytes,
      long retransmissions,
      long abandonedMessages) {}
}

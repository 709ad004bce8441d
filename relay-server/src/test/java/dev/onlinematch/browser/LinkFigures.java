package dev.onlinematch.browser;

import java.util.Map;

/**
 * Figures of W3C {@code RTCStatsReport}, summed over a page's connections.
 *
 * @param connected connections whose state is {@code connected}
 * @param messagesSent over all data channels
 * @param messagesReceived over all data channels
 * @param relayedPairs candidate pairs in use that go over a TURN server
 */
record LinkFigures(int connected, long messagesSent, long messagesReceived, int relayedPairs) {

  static final String SCRIPT =
      """
      async () => {
        const sum = { connected: 0, sent: 0, received: 0, relayed: 0 };
        for (const connection of window.observedConnections) {
          if (connection.connectionState !== 'connected') continue;
          sum.connected++;
          const report = await connection.getStats();
          for (const entry of report.values()) {
            if (entry.type === 'data-channel') {
              sum.sent += entry.messagesSent;
              sum.received += entry.messagesReceived;
            }
            if (entry.type === 'candidate-pair' && entry.nominated
                && report.get(entry.localCandidateId)?.candidateType === 'relay') {
              sum.relayed++;
            }
          }
        }
        return sum;
      }
      """;

  static LinkFigures of(Map<?, ?> sum) {
    return new LinkFigures(
        number(sum, "connected"),
        number(sum, "sent"),
        number(sum, "received"),
        number(sum, "relayed"));
  }

  private static int number(Map<?, ?> sum, String name) {
    return ((Number) sum.get(name)).intValue();
  }
}

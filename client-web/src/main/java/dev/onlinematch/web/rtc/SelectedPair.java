package dev.onlinematch.web.rtc;

import dev.onlinematch.peer.PeerStats;
import dev.onlinematch.web.w3c.RTCStats;
import dev.onlinematch.web.w3c.RTCStatsReport;
import org.teavm.jso.core.JSNumber;

/** Finds the candidate pair in use among the statistics, and says what it is like. */
final class SelectedPair {

  private SelectedPair() {}

  static PeerStats read(RTCStatsReport report) {
    Search search = new Search();
    report.forEach(search::look);
    RTCStats pair = search.selectedId == null ? search.nominated : report.get(search.selectedId);
    if (pair == null) {
      return new PeerStats(null, -1, 0, 0);
    }
    boolean isTurn =
        isTurnRelay(report.get(pair.getLocalCandidateId()))
            || isTurnRelay(report.get(pair.getRemoteCandidateId()));
    JSNumber roundTrip = pair.getCurrentRoundTripTime();
    return new PeerStats(
        isTurn ? PeerStats.Path.TURN : PeerStats.Path.DIRECT,
        roundTrip == null ? -1 : (int) (roundTrip.doubleValue() * 1000 + 0.5),
        pair.getBytesSent(),
        pair.getBytesReceived());
  }

  private static boolean isTurnRelay(RTCStats candidate) {
    return candidate != null && "relay".equals(candidate.getCandidateType());
  }

  /**
   * WebRTC Statistics, 8.12: RTCTransportStats names the selected pair. Firefox had no transport
   * statistics for long; there it is the nominated pair that has succeeded.
   */
  private static final class Search {

    private String selectedId;
    private RTCStats nominated;

    void look(RTCStats stats) {
      switch (stats.getType()) {
        case "transport" -> selectedId = stats.getSelectedCandidatePairId();
        case "candidate-pair" -> {
          if (stats.isNominated() && "succeeded".equals(stats.getState())) {
            nominated = stats;
          }
        }
        default -> {}
      }
    }
  }
}

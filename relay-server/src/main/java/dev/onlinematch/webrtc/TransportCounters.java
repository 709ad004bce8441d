package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.dtls.DtlsEvent;
import dev.onlinematch.webrtc.ice.DropReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came to one port, or several, and led nowhere, since the start.
 *
 * @param dropped datagrams, by reason; each reason is there
 * @param failedHandshakes by reason; each reason is there
 * @param unsent datagrams for which the system had no room, or no way
 * @param unfinishedHandshakes that run now or wait for a thread
 */
public record TransportCounters(
    Map<DropReason, Long> dropped,
    Map<DtlsEvent.FailureReason, Long> failedHandshakes,
    long unsent,
    int unfinishedHandshakes) {

  /** The sums of several. */
  public static TransportCounters sum(List<TransportCounters> several) {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    Map<DtlsEvent.FailureReason, Long> failed = new EnumMap<>(DtlsEvent.FailureReason.class);
    long unsent = 0;
    int unfinished = 0;
    for (TransportCounters one : several) {
      one.dropped.forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
      one.failedHandshakes.forEach((reason, count) -> failed.merge(reason, count, Long::sum));
      unsent += one.unsent;
      unfinished += one.unfinishedHandshakes;
    }
    return new TransportCounters(dropped, failed, unsent, unfinished);
  }
}

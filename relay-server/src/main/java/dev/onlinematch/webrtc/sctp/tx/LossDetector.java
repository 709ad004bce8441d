package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import java.util.function.Consumer;

/**
 * Which chunks are lost, judged by what arrived instead of them. Two judges, the first to be sure
 * decides:
 *
 * <ul>
 *   <li>three miss indications (RFC 9260, 7.2.4), for a chunk that was sent once: when it is on its
 *       way again, reports still come of what left before, and say nothing about it;
 *   <li>RACK (RFC 8985, which is TCP's, in SCTP's terms): something sent later has arrived, and a
 *       round trip plus some time for reordering has passed. It also notices lost retransmissions,
 *       and losses with fewer than three packets behind them.
 * </ul>
 */
final class LossDetector {

  private static final int MISS_INDICATIONS = 3;

  /** Clock ticks and batches reorder by this much without any network. */
  private static final long MIN_REORDERING_MS = 2;

  /** Reports of needless retransmissions widen the reordering window by steps up to this. */
  private static final int MAX_WINDOW_STEPS = 4;

  /** So many recoveries without such a report, and it is as narrow as at first (RFC 8985, 6.2). */
  private static final int RECOVERIES_TO_FORGET = 16;

  private final OutstandingChunks outstanding;
  private final RoundTripSampler roundTrips;
  private final Consumer<SentChunk> onLost;
  private final Alarm alarm = new Alarm();
  private int windowSteps = 1;
  private int recoveriesUntilNarrow;

  // The latest sent of all chunks that have arrived, and how long it took.
  private boolean hasArrival;
  private long arrivalSentAtMs;
  private int arrivalTsn;
  private long arrivalRttMs;

  LossDetector(
      OutstandingChunks outstanding, RoundTripSampler roundTrips, Consumer<SentChunk> onLost) {
    this.outstanding = outstanding;
    this.roundTrips = roundTrips;
    this.onLost = onLost;
  }

  void onAcked(SentChunk chunk, long nowMs) {
    long rttMs = nowMs - chunk.sentAtMs;
    if (chunk.transmissions > 1 && rttMs < roundTrips.minRttMs()) {
      // RFC 8985, 6.2 step 2: too fast for the retransmission, so it was the original.
      return;
    }
    if (!hasArrival || isSentBefore(arrivalSentAtMs, arrivalTsn, chunk)) {
      hasArrival = true;
      arrivalSentAtMs = chunk.sentAtMs;
      arrivalTsn = chunk.tsn;
      arrivalRttMs = rttMs;
    }
  }

  /** The peer reports that something came twice: we were too quick. */
  void onNeedlessRetransmission() {
    windowSteps = Math.min(MAX_WINDOW_STEPS, windowSteps + 1);
    recoveriesUntilNarrow = RECOVERIES_TO_FORGET;
  }

  /** What was lost has been repaired. */
  void onRecovered() {
    recoveriesUntilNarrow--;
    if (recoveriesUntilNarrow <= 0) {
      windowSteps = 1;
    }
  }

  /**
   * Counts miss indications.
   *
   * @param upToTsn chunks before it that have not arrived were missed by this SACK
   */
  void countMisses(int upToTsn) {
    for (int tsn = outstanding.cumulativeTsn() + 1; SerialNumbers.isNewer(upToTsn, tsn); tsn++) {
      SentChunk chunk = outstanding.get(tsn);
      if (chunk.state == SentChunk.State.IN_FLIGHT
          && chunk.transmissions == 1
          && ++chunk.missIndications >= MISS_INDICATIONS) {
        onLost.accept(chunk);
      }
    }
  }

  /** Judges by time; {@code upToTsn} is the highest TSN that has arrived. */
  void detectByTime(int upToTsn, long nowMs) {
    alarm.clear();
    if (!hasArrival) {
      return;
    }
    long patienceMs = arrivalRttMs + reorderingWindowMs();
    for (int tsn = outstanding.cumulativeTsn() + 1; SerialNumbers.isNewer(upToTsn, tsn); tsn++) {
      SentChunk chunk = outstanding.get(tsn);
      if (chunk.state == SentChunk.State.IN_FLIGHT
          && isSentAfter(arrivalSentAtMs, arrivalTsn, chunk)) {
        long lostAtMs = chunk.sentAtMs + patienceMs;
        if (lostAtMs <= nowMs) {
          onLost.accept(chunk);
        } else if (lostAtMs < alarm.deadlineMs()) {
          alarm.set(lostAtMs, 0);
        }
      }
    }
  }

  /** Nothing is missing. */
  void onNothingMissing() {
    alarm.clear();
  }

  boolean isDue(long nowMs) {
    return alarm.isDue(nowMs);
  }

  long deadlineMs() {
    return alarm.deadlineMs();
  }

  private long reorderingWindowMs() {
    return Math.max(MIN_REORDERING_MS, windowSteps * roundTrips.minRttMs() / 4);
  }

  /** Whether something sent at that time was sent before the chunk. */
  private static boolean isSentBefore(long sentAtMs, int tsn, SentChunk chunk) {
    return sentAtMs < chunk.sentAtMs
        || (sentAtMs == chunk.sentAtMs && SerialNumbers.isNewer(chunk.tsn, tsn));
  }

  private static boolean isSentAfter(long sentAtMs, int tsn, SentChunk chunk) {
    return sentAtMs > chunk.sentAtMs
        || (sentAtMs == chunk.sentAtMs && SerialNumbers.isNewer(tsn, chunk.tsn));
  }
}

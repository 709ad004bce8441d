package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.SackChunk;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import dev.onlinematch.wire.MalformedException;

/** Marks what a SACK acknowledges (RFC 9260, 6.2.1), and remembers what was new in it. */
final class AckProcessor {

  private final OutstandingChunks outstanding;
  private final RoundTripSampler roundTrips;
  private final LossDetector losses;
  private int sackNumber;

  // The highest TSN that a gap ack block ever named.
  private int highestGapAckedTsn;

  // What the present SACK brought.
  private int ackedBytes;
  private boolean hasNewlyAcked;
  private int highestNewlyAckedTsn;
  private boolean hasAdvanced;

  AckProcessor(OutstandingChunks outstanding, RoundTripSampler roundTrips, LossDetector losses) {
    this.outstanding = outstanding;
    this.roundTrips = roundTrips;
    this.losses = losses;
    this.highestGapAckedTsn = outstanding.cumulativeTsn();
  }

  /** Whether the SACK says less than one that came before (6.2.1 D i). */
  boolean isOld(int cumulativeTsn) {
    return SerialNumbers.isNewer(outstanding.cumulativeTsn(), cumulativeTsn);
  }

  /** Marks what a cumulative acknowledgement covers. */
  void acknowledge(int cumulativeTsn, long nowMs) throws MalformedException {
    if (SerialNumbers.isNewerOrSame(cumulativeTsn, outstanding.nextTsn())) {
      throw new MalformedException("acknowledges what was never sent");
    }
    ackedBytes = 0;
    hasNewlyAcked = false;
    hasAdvanced = outstanding.cumulativeTsn() != cumulativeTsn;
    while (outstanding.cumulativeTsn() != cumulativeTsn) {
      SentChunk chunk = outstanding.removeFirst();
      if (chunk.state == SentChunk.State.IN_FLIGHT || chunk.state == SentChunk.State.LOST) {
        onNewlyAcked(chunk, nowMs);
      }
    }
    highestGapAckedTsn = SerialNumbers.newest(highestGapAckedTsn, cumulativeTsn);
  }

  /** Marks what a SACK covers. It is checked first: a wrong one changes nothing. */
  void acknowledge(SackChunk sack, long nowMs) throws MalformedException {
    checkGaps(sack);
    acknowledge(sack.cumulativeTsn(), nowMs);
    sackNumber++;
    for (int i = 0; i < sack.gapCount(); i++) {
      int end = sack.cumulativeTsn() + sack.gapEnd(i);
      for (int tsn = sack.cumulativeTsn() + sack.gapStart(i);
          SerialNumbers.isNewerOrSame(end, tsn);
          tsn++) {
        markGapAcked(outstanding.get(tsn), nowMs);
      }
      highestGapAckedTsn = SerialNumbers.newest(highestGapAckedTsn, end);
    }
    takeBackUnreported();
  }

  /** Bytes of chunks that were acknowledged for the first time. */
  int ackedBytes() {
    return ackedBytes;
  }

  boolean hasAdvanced() {
    return hasAdvanced;
  }

  boolean hasNewlyAcked() {
    return hasNewlyAcked;
  }

  /** "Highest TSN newly acknowledged" (7.2.4), if there is one. */
  int highestNewlyAckedTsn() {
    return highestNewlyAckedTsn;
  }

  /** The highest TSN known to have arrived; below it, something may be missing. */
  int highestGapAckedTsn() {
    return highestGapAckedTsn;
  }

  boolean hasGaps() {
    return SerialNumbers.isNewer(highestGapAckedTsn, outstanding.cumulativeTsn());
  }

  private void checkGaps(SackChunk sack) throws MalformedException {
    int reach = SerialNumbers.distance(sack.cumulativeTsn(), outstanding.nextTsn());
    int named = 0;
    for (int i = 0; i < sack.gapCount(); i++) {
      int start = sack.gapStart(i);
      int end = sack.gapEnd(i);
      if (start == 0 || end < start || end >= reach) {
        throw new MalformedException("gap ack block outside of what was sent");
      }
      named += end - start + 1;
    }
    // Blocks that overlap could make each SACK cost thousands of steps.
    if (named > OutstandingChunks.MAX_CHUNKS || (named > 0 && named >= reach)) {
      throw new MalformedException("gap ack blocks overlap");
    }
  }

  private void markGapAcked(SentChunk chunk, long nowMs) {
    chunk.reportedInSack = sackNumber;
    if (chunk.state == SentChunk.State.IN_FLIGHT || chunk.state == SentChunk.State.LOST) {
      outstanding.setState(chunk, SentChunk.State.ACKED);
      onNewlyAcked(chunk, nowMs);
    }
  }

  private void onNewlyAcked(SentChunk chunk, long nowMs) {
    ackedBytes += chunk.wireBytes();
    highestNewlyAckedTsn =
        hasNewlyAcked ? SerialNumbers.newest(highestNewlyAckedTsn, chunk.tsn) : chunk.tsn;
    hasNewlyAcked = true;
    roundTrips.onAcked(chunk, nowMs);
    losses.onAcked(chunk, nowMs);
  }

  // 6.2.1 D iii: what was reported by a gap ack block and no longer is counts as missing again.
  private void takeBackUnreported() {
    for (int tsn = outstanding.cumulativeTsn() + 1;
        SerialNumbers.isNewerOrSame(highestGapAckedTsn, tsn);
        tsn++) {
      SentChunk chunk = outstanding.get(tsn);
      if (chunk.state == SentChunk.State.ACKED && chunk.reportedInSack != sackNumber) {
        outstanding.setState(chunk, SentChunk.State.IN_FLIGHT);
      }
    }
  }
}

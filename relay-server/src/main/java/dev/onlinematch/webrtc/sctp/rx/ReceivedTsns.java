package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.IntList;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;

/**
 * Which TSNs have arrived: all up to the cumulative TSN, and beyond it one bit each.
 *
 * <pre>
 *   cumulative TSN
 *        |  +1 +2 +3 +4 +5 +6 +7
 *   ....#|   .  .  #  #  .  #  .      gap ack blocks: 3-4, 6-6
 * </pre>
 *
 * The bits are a ring over the TSN. It grows to what a gap ack block can name (offsets of 16 bits)
 * and no further; every step costs words of bits, never TSNs.
 */
final class ReceivedTsns {

  /** A gap ack block cannot name anything beyond (RFC 9260, 3.3.4). */
  static final int MAX_OFFSET = 65535;

  private static final int INITIAL_BITS = 256;

  private int cumulativeTsn;
  // No bit is set at or below the cumulative TSN, and none beyond the highest TSN.
  private int highestTsn;
  private long[] ring = new long[INITIAL_BITS / Long.SIZE];

  /** Nothing arrived yet; {@code initialTsn} is the first to come. */
  ReceivedTsns(int initialTsn) {
    this.cumulativeTsn = initialTsn - 1;
    this.highestTsn = cumulativeTsn;
  }

  int cumulativeTsn() {
    return cumulativeTsn;
  }

  /** Whether something arrived beyond something missing. */
  boolean hasGap() {
    return highestTsn != cumulativeTsn;
  }

  /** What {@link #add} would say, without doing it. */
  Arrival classify(int tsn) {
    int offset = SerialNumbers.distance(cumulativeTsn, tsn);
    if (offset <= 0) {
      return Arrival.DUPLICATE;
    }
    if (offset > MAX_OFFSET) {
      return Arrival.OUT_OF_WINDOW;
    }
    boolean isKnown = SerialNumbers.isNewerOrSame(highestTsn, tsn) && isSet(tsn);
    return isKnown ? Arrival.DUPLICATE : Arrival.NEW;
  }

  /** Remembers a TSN that {@link #classify} called new, and moves the cumulative TSN if it can. */
  void add(int tsn) {
    if (tsn == cumulativeTsn + 1 && !hasGap()) {
      cumulativeTsn = tsn;
      highestTsn = tsn;
      return;
    }
    ensureRoom(SerialNumbers.distance(cumulativeTsn, tsn));
    ring[word(tsn)] |= bit(tsn);
    highestTsn = SerialNumbers.newest(highestTsn, tsn);
    advanceOverSetBits();
  }

  /** Counts everything up to {@code tsn} as arrived, if that is news. */
  void skipTo(int tsn) {
    if (!SerialNumbers.isNewer(tsn, cumulativeTsn)) {
      return;
    }
    if (SerialNumbers.isNewerOrSame(tsn, highestTsn)) {
      java.util.Arrays.fill(ring, 0);
      cumulativeTsn = tsn;
      highestTsn = tsn;
      return;
    }
    clear(cumulativeTsn + 1, tsn);
    cumulativeTsn = tsn;
    advanceOverSetBits();
  }

  /**
   * Collects gap ack blocks, the lowest first, at most {@code max} of them.
   *
   * @param blocks gets start &lt;&lt; 16 | end, both as offsets from the cumulative TSN
   */
  void gapAckBlocks(IntList blocks, int max) {
    blocks.clear();
    int highest = SerialNumbers.distance(cumulativeTsn, highestTsn);
    int offset = 1;
    while (blocks.size() < max) {
      offset = nextOffset(offset, highest, true);
      if (offset > highest) {
        return;
      }
      int end = nextOffset(offset, highest, false) - 1;
      blocks.add(offset << 16 | end);
      offset = end + 1;
    }
  }

  private void advanceOverSetBits() {
    int highest = SerialNumbers.distance(cumulativeTsn, highestTsn);
    int arrived = nextOffset(1, highest, false) - 1;
    if (arrived > 0) {
      clear(cumulativeTsn + 1, cumulativeTsn + arrived);
      cumulativeTsn += arrived;
    }
  }

  /** The first offset from {@code from} on whose bit is {@code wanted}, or highest + 1. */
  private int nextOffset(int from, int highest, boolean wanted) {
    int offset = from;
    while (offset <= highest) {
      int tsn = cumulativeTsn + offset;
      long bits = wanted ? ring[word(tsn)] : ~ring[word(tsn)];
      long rest = bits >>> tsn;
      if (rest != 0) {
        return Math.min(offset + Long.numberOfTrailingZeros(rest), highest + 1);
      }
      offset += Long.SIZE - (tsn & (Long.SIZE - 1));
    }
    return highest + 1;
  }

  private void clear(int fromTsn, int toTsn) {
    int tsn = fromTsn;
    while (SerialNumbers.isNewerOrSame(toTsn, tsn)) {
      int inWord = tsn & (Long.SIZE - 1);
      int count = Math.min(Long.SIZE - inWord, SerialNumbers.distance(tsn, toTsn) + 1);
      long mask = count == Long.SIZE ? -1L : ((1L << count) - 1) << inWord;
      ring[word(tsn)] &= ~mask;
      tsn += count;
    }
  }

  private boolean isSet(int tsn) {
    return (ring[word(tsn)] & bit(tsn)) != 0;
  }

  private int word(int tsn) {
    return (tsn >>> 6) & (ring.length - 1);
  }

  private static long bit(int tsn) {
    return 1L << tsn;
  }

  private void ensureRoom(int offset) {
    int words = ring.length;
    // One word more than the offset needs: the window may begin in the middle of a word.
    while ((words - 1) * Long.SIZE <= offset) {
      words *= 2;
    }
    if (words == ring.length) {
      return;
    }
    long[] old = ring;
    int oldMask = old.length - 1;
    ring = new long[words];
    int first = cumulativeTsn >>> 6;
    for (int i = 0; i < old.length; i++) {
      ring[(first + i) & (words - 1)] = old[(first + i) & oldMask];
    }
  }
}

package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import java.util.TreeMap;

/**
 * Fragments of messages that are not whole yet, in order of their TSNs (RFC 9260, 6.9).
 *
 * <pre>
 *   TSN   10   11   12   13   14
 *         B----M         M----E        two runs of one message; TSN 12 will join them
 * </pre>
 *
 * <p>The fragments of a message have consecutive TSNs, because I-DATA (RFC 8260) is not spoken
 * here. So neighbours alone decide what belongs together, and bytes of two messages never mix.
 * Neighbours form a run, and its two ends know each other: nothing is ever searched.
 */
final class FragmentStore {

  // All keys lie within a window of the cumulative TSN, so that serial order is a total order.
  private final TreeMap<Integer, Fragment> byTsn =
      new TreeMap<>((a, b) -> SerialNumbers.distance(b, a));
  private final ReceiveBuffer buffer;

  FragmentStore(ReceiveBuffer buffer) {
    this.buffer = buffer;
  }

  /** Keeps a fragment whose TSN is new; returns the first of its run as it is now. */
  Fragment add(Fragment fragment) {
    int tsn = fragment.header.tsn();
    byTsn.put(tsn, fragment);
    buffer.keep(fragment.userData);
    int firstTsn = tsn;
    int lastTsn = tsn;
    int runBytes = fragment.userData.length;
    Fragment before = byTsn.get(tsn - 1);
    if (before != null && before.header.isContinuedBy(fragment.header)) {
      firstTsn = before.otherEndTsn;
      runBytes += byTsn.get(firstTsn).runBytes;
    }
    Fragment after = byTsn.get(tsn + 1);
    if (after != null && fragment.header.isContinuedBy(after.header)) {
      lastTsn = after.otherEndTsn;
      runBytes += after.runBytes;
    }
    Fragment first = byTsn.get(firstTsn);
    first.otherEndTsn = lastTsn;
    first.runBytes = runBytes;
    byTsn.get(lastTsn).otherEndTsn = firstTsn;
    return first;
  }

  /** Whether the run that {@code first} begins is a whole message. */
  boolean isWhole(Fragment first) {
    return first.header.isBeginning() && byTsn.get(first.otherEndTsn).header.isEnd();
  }

  /** Takes a run out and returns its bytes in order. */
  byte[] take(Fragment first) {
    byte[] message = new byte[first.runBytes];
    int at = 0;
    int end = first.otherEndTsn + 1;
    for (int tsn = first.header.tsn(); tsn != end; tsn++) {
      byte[] part = byTsn.remove(tsn).userData;
      buffer.release(part);
      System.arraycopy(part, 0, message, at, part.length);
      at += part.length;
    }
    return message;
  }

  /**
   * Forgets every run that can never become whole, now that everything up to {@code cumulativeTsn}
   * has arrived or was given up. Only one that begins well and ends just there may go on.
   *
   * @return how many fragments were forgotten
   */
  int dropHopeless(int cumulativeTsn) {
    int before = byTsn.size();
    while (hasFragmentUpTo(cumulativeTsn)) {
      Fragment first = byTsn.firstEntry().getValue();
      if (first.header.isBeginning() && first.otherEndTsn == cumulativeTsn) {
        break;
      }
      dropRun(first);
    }
    return before - byTsn.size();
  }

  /** Forgets every message of which a part lies at or below {@code tsn} (RFC 3758, 3.6). */
  void dropUpTo(int tsn) {
    while (hasFragmentUpTo(tsn)) {
      dropRun(byTsn.firstEntry().getValue());
    }
  }

  private boolean hasFragmentUpTo(int tsn) {
    return !byTsn.isEmpty() && SerialNumbers.isNewerOrSame(tsn, byTsn.firstKey());
  }

  private void dropRun(Fragment first) {
    int end = first.otherEndTsn + 1;
    for (int tsn = first.header.tsn(); tsn != end; tsn++) {
      buffer.release(byTsn.remove(tsn).userData);
    }
  }
}

package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fragments of messages that are not whole yet, as runs of neighbours in order of their TSNs (RFC
 * 9260, 6.9).
 *
 * <pre>
 *   TSN   10   11   12   13   14
 *         B----M         M----E        two runs of one message; TSN 12 will join them
 * </pre>
 *
 * <p>The fragments of a message have consecutive TSNs, because I-DATA (RFC 8260) is not spoken
 * here. So neighbours alone decide what belongs together, and bytes of two messages never mix. What
 * comes in order only makes a run longer: one searches among the few runs, not among fragments.
 */
final class FragmentStore {

  // By the TSN of their first. All keys lie within a window of the cumulative TSN, so that serial
  // order is a total order.
  private final TreeMap<Integer, FragmentRun> runs =
      new TreeMap<>((a, b) -> SerialNumbers.distance(b, a));
  private final ReceiveBuffer buffer;

  FragmentStore(ReceiveBuffer buffer) {
    this.buffer = buffer;
  }

  /** Keeps a fragment whose TSN is new; returns its run as it is now. */
  FragmentRun add(Fragment fragment) {
    buffer.keep(fragment.userData);
    int tsn = fragment.header.tsn();
    FragmentRun run = new FragmentRun(fragment);
    Map.Entry<Integer, FragmentRun> before = runs.floorEntry(tsn);
    if (before != null && before.getValue().isContinuedBy(run)) {
      before.getValue().append(run);
      run = before.getValue();
    } else {
      runs.put(tsn, run);
    }
    FragmentRun after = runs.get(tsn + 1);
    if (after != null && run.isContinuedBy(after)) {
      runs.remove(tsn + 1);
      run.append(after);
    }
    return run;
  }

  /** Takes a run out and returns its bytes in order. */
  byte[] take(FragmentRun run) {
    drop(run);
    return run.toByteArray();
  }

  /**
   * Forgets every run that can never become whole, now that everything up to {@code cumulativeTsn}
   * has arrived or was given up. Only one that begins well and ends just there may go on.
   *
   * @return how many fragments were forgotten
   */
  int dropHopeless(int cumulativeTsn) {
    int dropped = 0;
    while (hasFragmentUpTo(cumulativeTsn)) {
      FragmentRun oldest = runs.firstEntry().getValue();
      if (oldest.isBegun() && oldest.lastTsn() == cumulativeTsn) {
        break;
      }
      drop(oldest);
      dropped += oldest.size();
    }
    return dropped;
  }

  /** Forgets every message of which a part lies at or below {@code tsn} (RFC 3758, 3.6). */
  void dropUpTo(int tsn) {
    while (hasFragmentUpTo(tsn)) {
      drop(runs.firstEntry().getValue());
    }
  }

  private boolean hasFragmentUpTo(int tsn) {
    return !runs.isEmpty() && SerialNumbers.isNewerOrSame(tsn, runs.firstKey());
  }

  private void drop(FragmentRun run) {
    runs.remove(run.firstTsn());
    run.release(buffer);
  }
}

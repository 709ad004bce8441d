package dev.onlinematch.webrtc.sctp.rx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.packet.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivedTsnsTest {

  @Test
  void agreesWithASetWhateverArrives() {
    for (int seed = 1; seed <= 300; seed++) {
      SeededRandom random = new SeededRandom(seed);
      // The set counts from before the wrap: TSN = first + index.
      int first = -random.nextInt(3000) - 1;
      ReceivedTsns tsns = new ReceivedTsns(first);
      BitSet expected = new BitSet();
      int reach = 1 + random.nextInt(seed % 10 == 0 ? 60_000 : 700);
      for (int i = 0; i < 400; i++) {
        int cumulative = expected.nextClearBit(0) - 1;
        int index = cumulative + 1 + random.nextInt(reach);
        if (random.nextInt(20) == 0) {
          tsns.skipTo(first + index);
          expected.set(0, index + 1);
        } else {
          index = random.nextInt(3) == 0 ? cumulative + 1 : index;
          Arrival arrival = tsns.classify(first + index);
          assertEquals(expected.get(index) ? Arrival.DUPLICATE : Arrival.NEW, arrival);
          if (arrival == Arrival.NEW) {
            tsns.add(first + index);
            expected.set(index);
          }
        }
        check(tsns, expected, first, "seed " + seed);
      }
    }
  }

  private static void check(ReceivedTsns tsns, BitSet expected, int first, String message) {
    int cumulative = expected.nextClearBit(0) - 1;
    assertEquals(first + cumulative, tsns.cumulativeTsn(), message);
    List<Integer> blocks = new ArrayList<>();
    for (int start = expected.nextSetBit(cumulative + 1); start >= 0; ) {
      int end = expected.nextClearBit(start) - 1;
      blocks.add((start - cumulative) << 16 | (end - cumulative));
      start = expected.nextSetBit(end + 1);
    }
    IntList actual = new IntList();
    tsns.gapAckBlocks(actual, Integer.MAX_VALUE);
    assertEquals(blocks.size(), actual.size(), message);
    for (int i = 0; i < blocks.size(); i++) {
      assertEquals(blocks.get(i), actual.get(i), message);
    }
    assertEquals(!blocks.isEmpty(), tsns.hasGap(), message);
  }

  @Test
  void doesNotRememberWhatNoGapAckBlockCanName() {
    ReceivedTsns tsns = new ReceivedTsns(10);
    assertEquals(Arrival.OUT_OF_WINDOW, tsns.classify(9 + 65_536));
    assertEquals(Arrival.NEW, tsns.classify(9 + 65_535));
    assertEquals(Arrival.DUPLICATE, tsns.classify(9));
    assertEquals(Arrival.DUPLICATE, tsns.classify(9 - 1_000_000));
  }

  @Test
  void reportsTheLowestGapsWhenNotAllFit() {
    ReceivedTsns tsns = new ReceivedTsns(1);
    for (int tsn = 2; tsn < 40; tsn += 2) {
      tsns.add(tsn);
    }
    IntList blocks = new IntList();
    tsns.gapAckBlocks(blocks, 2);
    assertEquals(2, blocks.size());
    assertEquals(4 << 16 | 4, blocks.get(1));
  }
}

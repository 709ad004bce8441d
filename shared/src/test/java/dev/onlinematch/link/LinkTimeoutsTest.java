package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTimeoutsTest {

  private static final int WAITS = 11;

  /** Those that may be left out, in the order of the record: batch, grace, hold. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9})
  void someWaitsMayBeNone(int place) {
    assertDoesNotThrow(() -> waits(place, 0));
    assertThrows(IllegalArgumentException.class, () -> waits(place, -1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 5, 6, 7, 8, 10})
  void theOthersEndAndNotAtOnce(int place) {
    assertDoesNotThrow(() -> waits(place, 1));
    assertThrows(IllegalArgumentException.class, () -> waits(place, 0));
  }

  private static LinkTimeouts waits(int place, int waitMs) {
    int[] all = new int[WAITS];
    Arrays.fill(all, 1);
    all[place] = waitMs;
    return new LinkTimeouts(
        all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10]);
  }
}

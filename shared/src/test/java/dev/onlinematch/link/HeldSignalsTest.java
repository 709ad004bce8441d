package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.RepairRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldSignalsTest {

  private final HeldSignals held = new HeldSignals();

  @Test
  void areTakenOnceInTheirOrder() {
    held.add(signal(1));
    held.add(signal(2));

    assertEquals(List.of(signal(1), signal(2)), held.takeAll());
    assertEquals(List.of(), held.takeAll());
  }

  @Test
  void theOldestMakeRoomForWhatComesLater() {
    for (int i = 1; i <= 10; i++) {
      held.add(signal(i));
    }

    assertEquals(
        List.of(3, 4, 5, 6, 7, 8, 9, 10),
        held.takeAll().stream().map(LinkSignal::generation).toList());
  }

  private static LinkSignal signal(int generation) {
    return new RepairRequest(generation, RepairRequest.Kind.ICE_RESTART);
  }
}

package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingCountersTest {

  private static final int FRAME_BYTES =
      RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[3])).length;

  private static final int STAMPED_BYTES =
      RelayFrameCodec.encode(new RelayFrame.From(1, new byte[3])).length;

  private final Rooms rooms = Rooms.small();
  private final ForwardingCounters counters = rooms.forwarder().counters();
  private final Member alice = rooms.joins("m", "a");
  private final Member bob = rooms.joins("m", "b");
  private final Member carol = rooms.joins("m", "c");

  @Test
  void aMessageToTwoIsOneFrameAndTwoCopiesThatWaitUntilTheyAreFetched() {
    rooms.hears(bob);
    rooms.saysToAll(alice, Delivery.RELIABLE, "abc");
    counts(1, 2, 0, 2);
    rooms.hears(bob);
    counts(1, 2, 1, 1);
    rooms.hears(carol);
    counts(1, 2, 2, 0);
  }

  @Test
  void whatTheRelaySaysItselfIsNotCounted() {
    rooms.says(alice, new RelayFrame.Ping(1));
    rooms.hears(alice);
    rooms.forwarder().leave(bob, rooms.nowMs);
    rooms.hears(alice);

    assertEquals(1, counters.frames());
    assertEquals(0, counters.copies());
    assertEquals(0, counters.delivered());
    assertEquals(0, counters.waiting());
    assertEquals(0, counters.drops(ForwardingDrop.RECEIVER_ENDED));
  }

  @Test
  void whatIsDroppedWaitsNoMore() {
    for (int i = 0; i < 4; i++) {
      rooms.saysToAll(alice, Delivery.UNRELIABLE, "abc");
    }
    // Three have room, for each of two.
    assertEquals(2, counters.drops(ForwardingDrop.QUEUE_FULL));
    counts(4, 8, 0, 6);
    rooms.nowMs += 201;
    rooms.hears(bob);
    assertEquals(3, counters.drops(ForwardingDrop.TOO_OLD));
    counts(4, 8, 0, 3);
    rooms.saysToAll(alice, Delivery.RELIABLE, "abc");
    rooms.saysToAll(alice, Delivery.UNRELIABLE, "abc");
    rooms.forwarder().leave(carol, rooms.nowMs);
    assertEquals(6, counters.drops(ForwardingDrop.TOO_OLD));
    assertEquals(2, counters.drops(ForwardingDrop.RECEIVER_ENDED));
    counts(6, 12, 0, 2);
  }

  @Test
  void aSumIsThatOfAll() {
    rooms.saysToAll(alice, Delivery.RELIABLE, "abc");
    rooms.hears(bob);
    rooms.says(alice, new RelayFrame.ToOne(9, new byte[3]));
    ForwardingCounters sum = ForwardingCounters.sum(List.of(counters, counters, counters));

    assertEquals(6, sum.frames());
    assertEquals(3 * counters.frameBytes(), sum.frameBytes());
    assertEquals(6, sum.copies());
    assertEquals(3, sum.delivered());
    assertEquals(3L * STAMPED_BYTES, sum.deliveredBytes());
    assertEquals(3, sum.waiting());
    assertEquals(3, sum.drops(ForwardingDrop.UNKNOWN_RECEIVER));
  }

  private void counts(long frames, long copies, long delivered, long waiting) {
    assertEquals(frames, counters.frames());
    assertEquals(frames * FRAME_BYTES, counters.frameBytes());
    assertEquals(copies, counters.copies());
    assertEquals(delivered, counters.delivered());
    assertEquals(delivered * STAMPED_BYTES, counters.deliveredBytes());
    assertEquals(waiting, counters.waiting());
  }
}

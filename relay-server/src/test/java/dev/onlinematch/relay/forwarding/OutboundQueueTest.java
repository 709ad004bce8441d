package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue for 3 unreliable messages of at most 200 ms, and 10 reliable ones of 40000 bytes. */
class OutboundQueueTest {

  private final Rooms rooms = Rooms.small();
  private final Member alice = rooms.joins("m", "a");
  private final Member bob = rooms.joins("m", "b");
  private final ForwardingCounters counters = new ForwardingCounters();
  private final OutboundQueue queue = new OutboundQueue(Rooms.SMALL, counters);
  private long nowMs = 1_000;

  @Test
  void whatIsTooOldMakesRoomBeforeAnythingElseHasTo() {
    add(Delivery.UNRELIABLE, alice, 1);
    add(Delivery.UNRELIABLE, alice, 1);
    nowMs += 100;
    OutboundFrame young = add(Delivery.UNRELIABLE, alice, 1);
    nowMs += 101;
    OutboundFrame newest = add(Delivery.UNRELIABLE, alice, 1);

    assertEquals(2, counters.drops(ForwardingDrop.TOO_OLD));
    assertEquals(0, counters.drops(ForwardingDrop.QUEUE_FULL));
    assertEquals(List.of(young, newest), pollAll());
  }

  @Test
  void aMessageAsLongAsAllThatMayWaitReplacesWhatWaits() {
    add(Delivery.UNRELIABLE, alice, 1);
    add(Delivery.UNRELIABLE, alice, 1);
    OutboundFrame longest = add(Delivery.UNRELIABLE, alice, Rooms.SMALL.unreliableBytes());

    assertEquals(2, counters.drops(ForwardingDrop.QUEUE_FULL));
    assertEquals(Rooms.SMALL.unreliableBytes(), queue.bytes());
    assertEquals(List.of(longest), pollAll());
    assertEquals(0, queue.bytes());
  }

  @Test
  void isOverfullWithOneReliableMessageTooMany() {
    addReliable(alice, 10, 1);
    assertFalse(queue.isOverfull());
    addReliable(alice, 1, 1);
    assertTrue(queue.isOverfull());

    queue.poll(nowMs);
    assertFalse(queue.isOverfull());
  }

  @Test
  void isOverfullWithOneReliableByteTooMany() {
    addReliable(alice, 2, 20_000);
    assertFalse(queue.isOverfull());
    addReliable(bob, 1, 1);
    assertTrue(queue.isOverfull());

    queue.poll(nowMs);
    assertFalse(queue.isOverfull());
  }

  @Test
  void unreliableMessagesNeverMakeItOverfull() {
    addReliable(alice, 10, 4_000);
    add(Delivery.UNRELIABLE, alice, 1_000);

    assertFalse(queue.isOverfull());
  }

  @Test
  void theMainSenderIsWhoSentMoreThanHalfOfTheMessages() {
    addReliable(bob, 5, 1);
    addReliable(alice, 5, 1);
    assertNull(queue.mainSender());

    addReliable(alice, 1, 1);
    assertSame(alice, queue.mainSender());
  }

  @Test
  void theMainSenderIsWhoSentMoreThanHalfOfTheBytes() {
    addReliable(bob, 2, 10_000);
    addReliable(alice, 2, 10_000);
    assertNull(queue.mainSender());

    addReliable(alice, 1, 1);
    assertSame(alice, queue.mainSender());
  }

  @Test
  void whatTheRelaySaysItselfCountsForNobody() {
    addReliable(null, 6, 1);
    assertNull(queue.mainSender());

    addReliable(alice, 6, 1);
    assertSame(alice, queue.mainSender());
  }

  @Test
  void ofASenderWhoWasPutOutTheReliableFramesGoAndNothingElse() {
    OutboundFrame ofRelay = add(Delivery.RELIABLE, null, 3);
    add(Delivery.RELIABLE, alice, 50);
    OutboundFrame ofBob = add(Delivery.RELIABLE, bob, 4);
    add(Delivery.RELIABLE, alice, 60);
    OutboundFrame unreliable = add(Delivery.UNRELIABLE, alice, 5);
    queue.dropReliableOf(alice);

    assertEquals(2, counters.drops(ForwardingDrop.SENDER_PUT_OUT));
    assertEquals(3 + 4 + 5, queue.bytes());
    assertEquals(List.of(ofRelay, unreliable, ofBob), pollAll());
  }

  @Test
  void forAReceiverWhoIsGoneNothingWaits() {
    addReliable(alice, 11, 1);
    add(Delivery.UNRELIABLE, bob, 1);
    queue.clear();

    assertEquals(12, counters.drops(ForwardingDrop.RECEIVER_ENDED));
    assertEquals(0, counters.waiting());
    assertEquals(0, queue.bytes());
    assertFalse(queue.isOverfull());
    assertEquals(List.of(), pollAll());
  }

  @Test
  void aKindThatWaitsAloneDoesNotWaitForItsTurn() {
    OutboundFrame first = add(Delivery.RELIABLE, alice, 1);
    OutboundFrame second = add(Delivery.RELIABLE, alice, 1);
    assertEquals(List.of(first, second), pollAll());
    OutboundFrame third = add(Delivery.UNRELIABLE_ORDERED, alice, 1);
    OutboundFrame fourth = add(Delivery.UNRELIABLE, alice, 1);
    assertEquals(List.of(third, fourth), pollAll());

    assertEquals(4, counters.delivered());
  }

  private void addReliable(Member sender, int frames, int bytes) {
    for (int i = 0; i < frames; i++) {
      add(Delivery.RELIABLE, sender, bytes);
    }
  }

  private OutboundFrame add(Delivery channel, Member sender, int bytes) {
    OutboundFrame frame = new OutboundFrame(channel, new byte[bytes], sender, nowMs);
    queue.add(frame, nowMs);
    return frame;
  }

  private List<OutboundFrame> pollAll() {
    List<OutboundFrame> frames = new ArrayList<>();
    for (OutboundFrame frame = queue.poll(nowMs); frame != null; frame = queue.poll(nowMs)) {
      frames.add(frame);
    }
    return frames;
  }
}

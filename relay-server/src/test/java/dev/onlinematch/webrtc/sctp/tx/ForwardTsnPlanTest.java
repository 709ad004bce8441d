package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.packet.ForwardTsnChunk;
import org.junit.jupiter.api.Test;

class ForwardTsnPlanTest {

  private static final int BEFORE = 99;
  private static final SendOptions ORDERED = SendOptions.RELIABLE;
  private static final SendOptions UNORDERED = SendOptions.RELIABLE_UNORDERED;

  private final OutstandingChunks outstanding = new OutstandingChunks(BEFORE + 1);
  private final ForwardTsnPlan plan = new ForwardTsnPlan(outstanding);

  private OutboundMessage message(int streamId, SendOptions options, int length) {
    return new OutboundMessage(new OutboundStream(streamId), 51, new byte[length], options, 0);
  }

  private void send(OutboundMessage message, int length, SentChunk.State state) {
    outstanding.setState(outstanding.append(message, length), state);
  }

  private void sendWhole(int streamId, SendOptions options, SentChunk.State state) {
    send(message(streamId, options, 10), 10, state);
  }

  @Test
  void goesNowhereWhileNothingIsGivenUp() {
    sendWhole(1, UNORDERED, SentChunk.State.ACKED);
    sendWhole(1, UNORDERED, SentChunk.State.IN_FLIGHT);

    assertFalse(plan.make());
    assertEquals(BEFORE, plan.newCumulativeTsn());
  }

  @Test
  void goesNowhereWhileSomethingIsOnItsWayBeforeWhatIsGivenUp() {
    sendWhole(1, UNORDERED, SentChunk.State.IN_FLIGHT);
    sendWhole(1, UNORDERED, SentChunk.State.ABANDONED);

    assertFalse(plan.make());
    assertEquals(BEFORE, plan.newCumulativeTsn());
  }

  @Test
  void stopsAtTheLastThatIsGivenUp() {
    sendWhole(1, UNORDERED, SentChunk.State.ABANDONED);
    sendWhole(1, UNORDERED, SentChunk.State.ACKED);
    sendWhole(1, UNORDERED, SentChunk.State.ABANDONED);
    sendWhole(1, UNORDERED, SentChunk.State.ACKED);
    sendWhole(1, UNORDERED, SentChunk.State.LOST);

    assertTrue(plan.make());
    assertEquals(BEFORE + 3, plan.newCumulativeTsn());
    assertEquals(ForwardTsnChunk.MIN_BYTES, plan.chunkBytes());
  }

  @Test
  void namesEachOrderedStreamOnce() {
    sendWhole(0, ORDERED, SentChunk.State.ABANDONED);
    sendWhole(7, ORDERED, SentChunk.State.ABANDONED);
    sendWhole(0, ORDERED, SentChunk.State.ABANDONED);

    assertTrue(plan.make());
    assertEquals(ForwardTsnChunk.MIN_BYTES + 8, plan.chunkBytes());
    assertTrue(plan.make());
    assertEquals(ForwardTsnChunk.MIN_BYTES + 8, plan.chunkBytes());
  }

  @Test // The receiver has it, but may not hand it over before what is skipped of its stream.
  void doesNotPassWhatWaitsInOrderBehindSomethingSkipped() {
    sendWhole(0, ORDERED, SentChunk.State.ABANDONED);
    sendWhole(7, ORDERED, SentChunk.State.ACKED);
    sendWhole(7, ORDERED, SentChunk.State.ABANDONED);
    sendWhole(0, ORDERED, SentChunk.State.ACKED);
    sendWhole(7, ORDERED, SentChunk.State.ABANDONED);

    assertTrue(plan.make());
    assertEquals(BEFORE + 3, plan.newCumulativeTsn());
  }

  @Test
  void doesNotPassHalfAMessage() {
    OutboundMessage half = message(1, UNORDERED, 20);
    sendWhole(1, UNORDERED, SentChunk.State.ABANDONED);
    send(half, 10, SentChunk.State.ACKED);
    send(half, 10, SentChunk.State.IN_FLIGHT);
    sendWhole(1, UNORDERED, SentChunk.State.ABANDONED);

    assertTrue(plan.make());
    assertEquals(BEFORE + 1, plan.newCumulativeTsn());
  }

  @Test
  void skipsNoMoreStreamsThanThePacketHolds() {
    for (int streamId = 0; streamId < 250; streamId++) {
      sendWhole(streamId, ORDERED, SentChunk.State.ABANDONED);
    }

    assertTrue(plan.make());
    assertEquals(BEFORE + 200, plan.newCumulativeTsn());
    assertEquals(ForwardTsnChunk.MIN_BYTES + 800, plan.chunkBytes());
  }
}

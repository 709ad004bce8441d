package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutstandingChunksTest {

  /** Close to where TSNs begin anew, so that every test crosses it. */
  private static final int FIRST = -2;

  private final OutstandingChunks outstanding = new OutstandingChunks(FIRST);

  private SentChunk send(int length) {
    OutboundMessage message =
        new OutboundMessage(new OutboundStream(1), 51, new byte[length], SendOptions.RELIABLE, 0);
    return outstanding.append(message, length);
  }

  private SentChunk sendInPacket(long number) {
    SentChunk chunk = send(100);
    chunk.packetNumber = number;
    return chunk;
  }

  @Test
  void countsWhatIsInFlightAndNothingElse() {
    SentChunk first = send(101);
    SentChunk second = send(200);
    assertEquals(2, outstanding.inFlightCount());
    assertEquals(301, outstanding.inFlightPayload());
    assertEquals(120 + 216, outstanding.inFlightBytes());

    outstanding.setState(first, SentChunk.State.ACKED);
    outstanding.setState(second, SentChunk.State.LOST);
    assertEquals(0, outstanding.inFlightCount());
    assertEquals(0, outstanding.inFlightPayload());
    assertEquals(0, outstanding.inFlightBytes());

    outstanding.setState(second, SentChunk.State.IN_FLIGHT);
    assertEquals(216, outstanding.inFlightBytes());
  }

  @Test // RFC 9260, 6.2.1: a receiver may take back what it reported beyond a gap.
  void whatIsTakenBackIsNotAcknowledgedAnyMore() {
    SentChunk chunk = send(100);
    outstanding.setState(chunk, SentChunk.State.ACKED);
    assertTrue(chunk.message.isFullyAcked());

    outstanding.setState(chunk, SentChunk.State.LOST);
    assertFalse(chunk.message.isFullyAcked());
    assertEquals(0, chunk.message.ackedBytes);
  }

  @Test
  void findsTheOldestOfTheLostInWhateverOrderTheyAreLost() {
    SentChunk[] chunks = {send(1), send(1), send(1), send(1)};
    assertFalse(outstanding.hasLost());
    assertNull(outstanding.firstLost());

    outstanding.setState(chunks[3], SentChunk.State.LOST);
    assertSame(chunks[3], outstanding.firstLost());
    outstanding.setState(chunks[1], SentChunk.State.LOST);
    assertSame(chunks[1], outstanding.firstLost());
    assertTrue(outstanding.hasLost());

    outstanding.setState(chunks[1], SentChunk.State.IN_FLIGHT);
    assertSame(chunks[3], outstanding.firstLost());
  }

  @Test
  void findsTheOldestOfTheLostThatAreStillThere() {
    SentChunk[] chunks = {send(1), send(1), send(1)};
    outstanding.setState(chunks[0], SentChunk.State.LOST);
    outstanding.setState(chunks[2], SentChunk.State.LOST);

    assertSame(chunks[0], outstanding.removeFirst());
    assertSame(chunks[2], outstanding.firstLost());
  }

  @Test
  void knowsWhetherAnythingIsGivenUp() {
    SentChunk chunk = send(1);
    assertFalse(outstanding.hasAbandoned());

    outstanding.setState(chunk, SentChunk.State.ABANDONED);
    assertTrue(outstanding.hasAbandoned());

    outstanding.removeFirst();
    assertFalse(outstanding.hasAbandoned());
  }

  @Test
  void knowsWhetherAllThatIsInFlightWasSentTogether() {
    assertFalse(outstanding.isOnePacketInFlight());
    SentChunk first = sendInPacket(1);
    assertTrue(outstanding.isOnePacketInFlight());
    sendInPacket(2);
    assertFalse(outstanding.isOnePacketInFlight());
    sendInPacket(2);
    SentChunk last = sendInPacket(3);
    assertFalse(outstanding.isOnePacketInFlight());

    outstanding.setState(first, SentChunk.State.ACKED);
    assertFalse(outstanding.isOnePacketInFlight());
    outstanding.setState(last, SentChunk.State.LOST);
    assertTrue(outstanding.isOnePacketInFlight());
  }

  @Test
  void isFullAtItsBoundAndKeepsAllInOrder() {
    for (int i = 0; i < OutstandingChunks.MAX_CHUNKS; i++) {
      assertFalse(outstanding.isFull());
      send(1);
    }
    assertTrue(outstanding.isFull());
    assertEquals(OutstandingChunks.MAX_CHUNKS, outstanding.size());

    for (int i = 0; i < OutstandingChunks.MAX_CHUNKS; i++) {
      assertEquals(FIRST + i, outstanding.removeFirst().tsn);
    }
    assertTrue(outstanding.isEmpty());
    assertFalse(outstanding.contains(FIRST));
    assertFalse(outstanding.contains(outstanding.nextTsn()));
  }
}

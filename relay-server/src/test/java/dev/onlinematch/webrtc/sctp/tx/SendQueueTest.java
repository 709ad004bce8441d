package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private final List<Integer> low = new ArrayList<>();
  private final SendQueue queue = new SendQueue(10_000, 16, low::add);

  private SendOutcome add(int streamId, int length) {
    return queue.add(streamId, 51, new byte[length], SendOptions.RELIABLE, 0);
  }

  /** Sends the message whose turn it is; returns its stream. */
  private int sendNext() {
    OutboundMessage message = queue.current(0);
    int streamId = message.stream.id;
    queue.advance(message, message.remainingBytes());
    return streamId;
  }

  @Test
  void takesTurnsBetweenStreamsOfEqualWeight() {
    for (int i = 0; i < 3; i++) {
      add(1, 100);
      add(2, 100);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      order.add(sendNext());
    }
    assertEquals(List.of(1, 2, 1, 2, 1, 2), order);
    assertNull(queue.current(0));
    assertTrue(queue.isEmpty());
  }

  @Test
  void measuresTurnsInBytes() {
    add(1, 1000);
    for (int i = 0; i < 30; i++) {
      add(2, 100);
    }
    add(1, 1000);
    int before = 0;
    assertEquals(1, sendNext());
    while (sendNext() == 2) {
      before++;
    }
    assertTrue(before >= 8 && before <= 10, "small ones in between: " + before);
  }

  @Test
  void givesAStreamThatWasIdleNoCredit() {
    for (int i = 0; i < 20; i++) {
      add(1, 400);
    }
    for (int i = 0; i < 10; i++) {
      sendNext();
    }
    for (int i = 0; i < 5; i++) {
      add(2, 400);
    }
    int ofTwo = 0;
    for (int i = 0; i < 4; i++) {
      ofTwo += sendNext() == 2 ? 1 : 0;
    }
    assertEquals(2, ofTwo);
  }

  @Test
  void finishesAMessageBeforeTheNextTurn() {
    add(1, 300);
    add(2, 10);
    OutboundMessage first = queue.current(0);
    queue.advance(first, 100);
    assertEquals(first, queue.current(0));
    queue.advance(first, 200);
    assertEquals(2, queue.current(0).stream.id);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertEquals(SendOutcome.QUEUED, add(1, 9_000));
    assertEquals(SendOutcome.BUFFER_FULL, add(2, 1_001));
    assertEquals(SendOutcome.QUEUED, add(2, 1_000));
    assertEquals(SendOutcome.NO_SUCH_STREAM, add(16, 1));
    assertThrows(IllegalArgumentException.class, () -> add(1, 0));
  }

  @Test
  void boundsTheNumberOfMessages() {
    SendQueue big = new SendQueue(1 << 30, 16, low::add);
    SendOutcome outcome = SendOutcome.QUEUED;
    int count = 0;
    while (outcome == SendOutcome.QUEUED) {
      outcome = big.add(1, 51, new byte[1], SendOptions.RELIABLE, 0);
      count++;
    }
    assertEquals(SendOutcome.BUFFER_FULL, outcome);
    assertEquals(65_537, count);
  }

  @Test
  void tellsOnceWhenAStreamFallsToItsThreshold() {
    queue.setBufferedAmountLowThreshold(1, 150);
    for (int i = 0; i < 3; i++) {
      add(1, 100);
    }
    sendNext();
    assertEquals(List.of(), low);
    sendNext();
    assertEquals(List.of(1), low);
    sendNext();
    assertEquals(List.of(1), low);
    assertEquals(0, queue.bufferedAmount(1));
    assertEquals(0, queue.bufferedAmount());
  }

  @Test
  void dropsMessagesWhoseTimeIsOver() {
    SendOptions brief = new SendOptions(false, SendOptions.UNLIMITED, 50);
    queue.add(1, 51, new byte[10], brief, 0);
    queue.add(1, 51, new byte[20], SendOptions.RELIABLE, 0);
    assertEquals(20, queue.current(50).payload.length);
    assertEquals(20, queue.bufferedAmount());
  }

  @Test // RFC 8831, 6.4
  void givesAStreamOfTwiceTheWeightTwiceTheTurns() {
    queue.setWeight(1, 512);
    for (int i = 0; i < 40; i++) {
      add(1, 100);
      add(2, 100);
    }
    int heavy = 0;
    for (int i = 0; i < 30; i++) {
      heavy += sendNext() == 1 ? 1 : 0;
    }
    assertTrue(heavy >= 19 && heavy <= 21, "of 30 turns: " + heavy);
    assertThrows(IllegalArgumentException.class, () -> queue.setWeight(1, 0));
    queue.setWeight(1, 1);
  }

  @Test
  void dropsWhatWaitsOnStreamsThatThePeerDoesNotTake() {
    add(3, 100);
    add(4, 200);
    add(9, 300);

    queue.limitStreams(4);

    assertEquals(4, queue.streamLimit());
    assertEquals(100, queue.bufferedAmount());
    assertEquals(100, queue.bufferedAmount(3));
    assertEquals(0, queue.bufferedAmount(4));
    assertEquals(SendOutcome.NO_SUCH_STREAM, add(4, 1));
    assertEquals(3, sendNext());
    assertNull(queue.current(0));
    assertTrue(queue.isEmpty());
    queue.limitStreams(8);
    assertEquals(4, queue.streamLimit());
  }

  @Test
  void dropsEverythingAndBeginsAnew() {
    add(1, 100);
    add(2, 100);
    queue.startReset(2);
    assertEquals(SendOutcome.STREAM_RESETTING, add(2, 1));
    assertFalse(queue.isEmpty());
    assertFalse(queue.isDrained(2));

    queue.clear();

    assertTrue(queue.isEmpty());
    assertTrue(queue.isDrained(2));
    assertEquals(0, queue.bufferedAmount());
    assertNull(queue.current(0));
    assertEquals(SendOutcome.QUEUED, add(2, 1));
    assertEquals(2, sendNext());
  }

  @Test
  void saysThatNothingWaitsOnAStreamThatWasNeverUsed() {
    add(1, 100);
    assertEquals(0, queue.bufferedAmount(0));
    assertEquals(0, queue.bufferedAmount(65_000));
    assertEquals(100, queue.bufferedAmount(1));
  }

  @Test
  void hasStreamsUpToTheLastThatSctpCanName() {
    SendQueue wide = new SendQueue(10_000, 65_535, low::add);
    assertEquals(SendOutcome.QUEUED, wide.add(65_534, 51, new byte[1], SendOptions.RELIABLE, 0));
    assertEquals(65_534, wide.current(0).stream.id);
    assertThrows(IllegalArgumentException.class, () -> wide.setWeight(65_535, 256));
    assertThrows(IllegalArgumentException.class, () -> wide.setWeight(-1, 256));
    wide.setWeight(0, 256);
  }

  @Test
  void takesWhatFitsExactly() {
    assertEquals(SendOutcome.QUEUED, add(1, 10_000));
    assertEquals(SendOutcome.BUFFER_FULL, add(1, 1));
  }
}

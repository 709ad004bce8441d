package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliableStreamTest {

  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
  private final Acquaintance acquaintance =
      new Acquaintance(new Incarnation(7, StreamPosition.NONE));
  private final List<LinkFrame> channel = new ArrayList<>();

  @Test
  void countsOnAcrossTheWrapOfItsNumbers() {
    ReliableStream sender = new ReliableStream(drops, -2);
    ReliableStream receiver = new ReliableStream(drops, -2);
    sender.resumeOn(this::record, acquaintance);
    channel.clear();
    for (int i = 0; i < 4; i++) {
      assertEquals(SendResult.SENT, sender.send(false, new byte[] {(byte) i}));
    }

    for (LinkFrame frame : channel) {
      assertTrue(receiver.accept((LinkFrame.Message) frame));
    }
    assertEquals(List.of(-2, -1, 0, 1), sequences());
    sender.handleAck(2);
    assertEquals(0, sender.unackedBytes());
    assertEquals(0, drops.total());
  }

  @Test
  void aNewChannelGetsWhatWasNotAcknowledgedAndNothingElse() {
    ReliableStream sender = new ReliableStream(drops);
    sender.resumeOn(this::record, acquaintance);
    for (int i = 0; i < 5; i++) {
      assertEquals(SendResult.SENT, sender.send(false, new byte[1]));
    }
    sender.handleAck(3);
    channel.clear();

    sender.resumeOn(this::record, acquaintance);

    assertEquals(new LinkFrame.Resume(7, 1, StreamPosition.NONE, false), channel.get(0));
    assertEquals(List.of(3, 4), sequences());
  }

  @Test
  void aChannelThatRefusesOneFrameGetsNoOther() {
    ReliableStream sender = new ReliableStream(drops);
    List<byte[]> offered = new ArrayList<>();
    sender.resumeOn(frame -> offered.add(frame) && offered.size() < 3, acquaintance);
    for (int i = 0; i < 5; i++) {
      assertEquals(SendResult.SENT, sender.send(false, new byte[1]));
    }
    assertEquals(3, offered.size());

    sender.resumeOn(this::record, acquaintance);
    assertEquals(List.of(0, 1, 2, 3, 4), sequences());
  }

  @Test
  void deliversNothingTwice() {
    ReliableStream receiver = new ReliableStream(drops);

    assertTrue(receiver.accept(message(0)));
    assertFalse(receiver.accept(message(0)));
    assertTrue(receiver.accept(message(1)));
    assertEquals(1, drops.of(LinkDrop.DUPLICATE));
  }

  @Test
  void dropsAMessageWhosePredecessorIsMissing() {
    ReliableStream receiver = new ReliableStream(drops);

    assertFalse(receiver.accept(message(1)));
    assertEquals(1, drops.of(LinkDrop.OUT_OF_SEQUENCE));
  }

  @Test
  void ignoresAnAcknowledgementOfWhatWasNeverSent() {
    ReliableStream sender = new ReliableStream(drops);
    assertEquals(SendResult.SENT, sender.send(false, new byte[10]));

    sender.handleAck(2);

    assertTrue(sender.unackedBytes() > 0);
    assertEquals(1, drops.of(LinkDrop.OUT_OF_SEQUENCE));
  }

  @Test
  void keepsABoundedNumberOfEmptyMessages() {
    ReliableStream sender = new ReliableStream(drops);
    int kept = 0;
    while (sender.send(false, new byte[0]) == SendResult.SENT) {
      kept++;
    }

    assertEquals(ReliableStream.MAX_UNACKED_MESSAGES, kept);
    assertEquals(SendResult.SENT, sender.send(true, new byte[1]), "the match's own word goes on");
  }

  @Test
  void asksForAnAcknowledgementAtOnceAfterManyMessages() {
    ReliableStream receiver = new ReliableStream(drops);
    for (int i = 0; i < ReliableStream.ACK_AFTER_MESSAGES; i++) {
      assertFalse(receiver.owesAckNow());
      assertTrue(receiver.accept(message(i)));
    }
    assertTrue(receiver.owesAckNow());

    acquaintance.hear(new LinkFrame.Resume(8, 1, StreamPosition.NONE, false), false, true);
    receiver.resumeOn(this::record, acquaintance);

    StreamPosition heard = new StreamPosition(8, 1, ReliableStream.ACK_AFTER_MESSAGES);
    assertEquals(new LinkFrame.Resume(7, 1, heard, false), channel.get(0));
    assertFalse(receiver.owesAck());
  }

  @Test
  void goesOnWithTheNumberThatIsExpected() {
    ReliableStream stream = new ReliableStream(drops);
    assertTrue(stream.accept(message(0)));
    stream.expect(7);
    assertFalse(stream.accept(message(1)));
    assertTrue(stream.accept(message(7)));
    assertEquals(8, stream.nextExpected());
  }

  @Test
  void numbersFromTheStartWhatSomebodyElseMayLack() {
    ReliableStream stream = new ReliableStream(drops);
    for (int i = 0; i < 5; i++) {
      assertEquals(SendResult.SENT, stream.send(i == 3, new byte[] {(byte) i}));
    }
    assertTrue(stream.isWhole());
    stream.handleAck(2);
    assertFalse(stream.isWhole());
    int waiting = stream.unackedBytes();

    stream.restart();
    assertTrue(stream.isWhole());
    assertEquals(waiting, stream.unackedBytes());
    assertEquals(SendResult.SENT, stream.send(false, new byte[] {5}));
    stream.resumeOn(this::record, acquaintance);

    List<String> sent = new ArrayList<>();
    for (LinkFrame frame : channel.subList(1, channel.size())) {
      LinkFrame.Message message = (LinkFrame.Message) frame;
      sent.add(message.sequence() + (message.isControl() ? "c" : ":") + message.payload()[0]);
    }
    assertEquals(List.of("0:2", "1c3", "2:4", "3:5"), sent);
    stream.handleAck(4);
    assertEquals(0, stream.unackedBytes());
  }

  private boolean record(byte[] frame) {
    try {
      return channel.add(LinkFrame.decode(frame));
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Integer> sequences() {
    return channel.stream()
        .filter(LinkFrame.Message.class::isInstance)
        .map(frame -> ((LinkFrame.Message) frame).sequence())
        .toList();
  }

  private static LinkFrame.Message message(int sequence) {
    return new LinkFrame.Message(false, sequence, new byte[] {1});
  }
}

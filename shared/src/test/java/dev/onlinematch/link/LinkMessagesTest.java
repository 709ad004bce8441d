package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkMessagesTest {

  private final VirtualTime time = new VirtualTime();
  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
  private final List<String> heard = new ArrayList<>();
  private final LinkMessages messages = new LinkMessages(time, new Heard(), drops);
  private final Carrier carrier = new Carrier();

  @Test
  void withoutACarrierUnreliableOnesAreDroppedAndReliableOnesWait() {
    assertEquals(SendResult.DROPPED, messages.send(Delivery.UNRELIABLE, new byte[1]));
    assertEquals(SendResult.SENT, messages.send(Delivery.RELIABLE, new byte[] {7}));
    assertEquals(0, messages.bufferedAmount(Delivery.UNRELIABLE));

    messages.useCarrier(carrier);
    assertEquals(List.of("RELIABLE Ack 0", "RELIABLE Message 0"), carrier.said);
  }

  @Test
  void theSameCarrierAgainCarriesNothingTwice() {
    messages.useCarrier(carrier);
    messages.send(Delivery.RELIABLE, new byte[1]);
    messages.useCarrier(carrier);

    assertEquals(List.of("RELIABLE Ack 0", "RELIABLE Message 0"), carrier.said);
  }

  @Test
  void aMessageMayBeSoLongAndNoLonger() {
    messages.useCarrier(carrier);
    int most = MessageTransport.MAX_MESSAGE_BYTES;

    assertEquals(SendResult.SENT, messages.send(Delivery.UNRELIABLE, new byte[most]));
    assertEquals(SendResult.TOO_LARGE, messages.send(Delivery.UNRELIABLE, new byte[most + 1]));
    assertEquals(SendResult.TOO_LARGE, messages.send(Delivery.RELIABLE, new byte[most + 1]));
  }

  @Test
  void anUnreliableOneThatWouldWaitTooLongIsDropped() {
    messages.useCarrier(carrier);
    carrier.bufferedBytes = LinkMessages.MAX_UNRELIABLE_BUFFERED_BYTES - 10;

    assertEquals(SendResult.SENT, messages.send(Delivery.UNRELIABLE, new byte[10]));
    assertEquals(SendResult.DROPPED, messages.send(Delivery.UNRELIABLE, new byte[11]));
    assertEquals(carrier.bufferedBytes, messages.bufferedAmount(Delivery.UNRELIABLE));
  }

  @Test
  void anUnreliableOneThatTheCarrierRefusesIsDropped() {
    messages.useCarrier(carrier);
    carrier.doesTake = false;

    assertEquals(SendResult.DROPPED, messages.send(Delivery.UNRELIABLE, new byte[1]));
  }

  @Test
  void aReliableOneIsAcknowledgedSoonWithThoseThatFollow() {
    messages.useCarrier(carrier);
    carrier.said.clear();
    reliable(0);
    reliable(1);
    time.advance(LinkMessages.ACK_DELAY_MS - 1);
    assertEquals(List.of(), carrier.said);

    time.advance(1);
    assertEquals(List.of("RELIABLE Ack 2"), carrier.said);
    assertEquals(0, time.waiting());
  }

  @Test
  void manyAreAcknowledgedAtOnceAndNotASecondTimeLater() {
    messages.useCarrier(carrier);
    carrier.said.clear();
    for (int i = 0; i < ReliableStream.ACK_AFTER_MESSAGES; i++) {
      reliable(i);
    }
    assertEquals(1, carrier.said.size());

    time.advance(10_000);
    assertEquals(1, carrier.said.size());
  }

  @Test
  void whoHasNoCarrierAcknowledgesNothingUntilThereIsOne() {
    messages.useCarrier(carrier);
    reliable(0);
    messages.dropCarrier();
    carrier.said.clear();
    reliable(1);
    assertEquals(0, time.waiting());
    messages.send(Delivery.RELIABLE, new byte[1]);
    assertEquals(List.of(), carrier.said);

    messages.useCarrier(carrier);
    assertEquals(List.of("RELIABLE Ack 2", "RELIABLE Message 0"), carrier.said);
  }

  @Test
  void whatIsLateOrNoFrameIsDroppedAndCounted() {
    messages.useCarrier(carrier);
    unreliable(Delivery.UNRELIABLE_ORDERED, 1);
    unreliable(Delivery.UNRELIABLE_ORDERED, 0);
    assertEquals(1, drops.of(LinkDrop.LATE));

    messages.handleFrame(Delivery.RELIABLE, new byte[0]);
    byte[] tooLong =
        new LinkFrame.Message(false, 0, new byte[MessageTransport.MAX_MESSAGE_BYTES + 100])
            .encode();
    messages.handleFrame(Delivery.RELIABLE, tooLong);
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Ack(0).encode());
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Ping(0).encode());
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Pong(0).encode());
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Message(true, 0, new byte[1]).encode());
    assertEquals(6, drops.of(LinkDrop.MALFORMED_FRAME));
    assertEquals(List.of("UNRELIABLE_ORDERED 1"), heard);
  }

  @Test
  void theLongestMessageThatMayComeIsTaken() {
    messages.handleFrame(
        Delivery.RELIABLE,
        new LinkFrame.Message(false, 0, new byte[MessageTransport.MAX_MESSAGE_BYTES]).encode());

    assertEquals(List.of("RELIABLE " + MessageTransport.MAX_MESSAGE_BYTES), heard);
  }

  @Test
  void aPingIsAnsweredAndAPongIsHeard() {
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Ping(5).encode());
    messages.useCarrier(carrier);
    carrier.said.clear();
    messages.sendPing(4);
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Ping(5).encode());
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Pong(4).encode());

    assertEquals(List.of("UNRELIABLE Ping 4", "UNRELIABLE Pong 5"), carrier.said);
    assertEquals(List.of("pong 4"), heard);
  }

  private void reliable(int sequence) {
    messages.handleFrame(
        Delivery.RELIABLE, new LinkFrame.Message(false, sequence, new byte[1]).encode());
  }

  private void unreliable(Delivery delivery, int sequence) {
    messages.handleFrame(delivery, new LinkFrame.Message(false, sequence, new byte[1]).encode());
  }

  private final class Heard implements LinkMessages.Events {

    @Override
    public void onMessage(Delivery delivery, byte[] payload) {
      heard.add(delivery + " " + payload.length);
    }

    @Override
    public void onControl(byte[] payload) {
      heard.add("control " + payload.length);
    }

    @Override
    public void onPong(int number) {
      heard.add("pong " + number);
    }
  }

  private static final class Carrier implements LinkCarrier {

    final List<String> said = new ArrayList<>();
    int bufferedBytes;
    boolean doesTake = true;

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      if (doesTake) {
        said.add(delivery + " " + words(frame));
      }
      return doesTake;
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return bufferedBytes;
    }

    private static String words(byte[] bytes) {
      try {
        LinkFrame frame = LinkFrame.decode(bytes);
        if (frame instanceof LinkFrame.Message message) {
          return "Message " + message.sequence();
        } else if (frame instanceof LinkFrame.Ack ack) {
          return "Ack " + ack.nextExpected();
        } else if (frame instanceof LinkFrame.Ping ping) {
          return "Ping " + ping.number();
        }
        return "Pong " + ((LinkFrame.Pong) frame).number();
      } catch (MalformedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

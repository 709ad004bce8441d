package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  private static final int ME = 7;
  private static final Incarnation INCARNATION = new Incarnation(ME, StreamPosition.NONE);
  private static final int THE_OTHER = 8;

  private final VirtualTime time = new VirtualTime();
  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
  private final List<String> heard = new ArrayList<>();
  private final LinkMessages messages = new LinkMessages(INCARNATION, time, new Heard(), drops);
  private final Carrier carrier = new Carrier();

  @Test
  void withoutACarrierUnreliableOnesAreDroppedAndReliableOnesWait() {
    assertEquals(SendResult.DROPPED, messages.send(Delivery.UNRELIABLE, new byte[1]));
    assertEquals(SendResult.SENT, messages.send(Delivery.RELIABLE, new byte[] {7}));
    assertEquals(0, messages.bufferedAmount(Delivery.UNRELIABLE));

    messages.useCarrier(carrier);
    assertEquals(List.of("RELIABLE Resume 7.1 to 0.0, 0", "RELIABLE Message 0"), carrier.said);
  }

  @Test
  void theSameCarrierAgainCarriesNothingTwice() {
    messages.useCarrier(carrier);
    messages.send(Delivery.RELIABLE, new byte[1]);
    messages.useCarrier(carrier);

    assertEquals(List.of("RELIABLE Resume 7.1 to 0.0, 0", "RELIABLE Message 0"), carrier.said);
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
    meet();
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
    meet();
    for (int i = 0; i < ReliableStream.ACK_AFTER_MESSAGES; i++) {
      reliable(i);
    }
    assertEquals(1, carrier.said.size());

    time.advance(10_000);
    assertEquals(1, carrier.said.size());
  }

  @Test
  void whoHasNoCarrierAcknowledgesNothingUntilThereIsOne() {
    meet();
    reliable(0);
    messages.dropCarrier();
    carrier.said.clear();
    reliable(1);
    assertEquals(0, time.waiting());
    messages.send(Delivery.RELIABLE, new byte[1]);
    assertEquals(List.of(), carrier.said);

    messages.useCarrier(carrier);
    assertEquals(List.of("RELIABLE Resume 7.1 to 8.1, 2", "RELIABLE Message 0"), carrier.said);
  }

  @Test
  void whatIsLateOrNoFrameIsDroppedAndCounted() {
    messages.useCarrier(carrier);
    unreliable(Delivery.UNRELIABLE_ORDERED, 1);
    unreliable(Delivery.UNRELIABLE_ORDERED, 0);
    assertEquals(1, drops.of(LinkDrop.LATE));

    messages.handleFrame(Delivery.RELIABLE, new byte[0], false);
    byte[] tooLong =
        new LinkFrame.Message(false, 0, new byte[MessageTransport.MAX_MESSAGE_BYTES + 100])
            .encode();
    messages.handleFrame(Delivery.RELIABLE, tooLong, false);
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Ack(0).encode(), false);
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Ping(0).encode(), false);
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Pong(0).encode(), false);
    messages.handleFrame(
        Delivery.UNRELIABLE, new LinkFrame.Message(true, 0, new byte[1]).encode(), false);
    assertEquals(6, drops.of(LinkDrop.MALFORMED_FRAME));
    assertEquals(List.of("UNRELIABLE_ORDERED 1"), heard);
  }

  @Test
  void theLongestMessageThatMayComeIsTaken() {
    meet();
    messages.handleFrame(
        Delivery.RELIABLE,
        new LinkFrame.Message(false, 0, new byte[MessageTransport.MAX_MESSAGE_BYTES]).encode(),
        false);

    assertEquals(List.of("RELIABLE " + MessageTransport.MAX_MESSAGE_BYTES), heard);
  }

  @Test
  void aPingIsAnsweredAndAPongIsHeard() {
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Ping(5).encode(), false);
    messages.useCarrier(carrier);
    carrier.said.clear();
    messages.sendPing(4);
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Ping(5).encode(), false);
    messages.handleFrame(Delivery.UNRELIABLE, new LinkFrame.Pong(4).encode(), false);

    assertEquals(List.of("UNRELIABLE Ping 4", "UNRELIABLE Pong 5"), carrier.said);
    assertEquals(List.of("pong 4"), heard);
  }

  @Test
  void whoHasNotSaidWhoHeIsIsNotHeard() {
    messages.useCarrier(carrier);
    messages.send(Delivery.RELIABLE, new byte[1]);
    reliable(0);
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Ack(1).encode(), false);

    assertEquals(List.of(), heard);
    assertTrue(messages.bufferedAmount(Delivery.RELIABLE) > 0);
    assertEquals(2, drops.of(LinkDrop.OTHER_LINK));
  }

  @Test
  void whoIsMetIsToldThatHeIsKnown() {
    messages.useCarrier(carrier);
    resume(THE_OTHER, 1, 0, 0);

    assertEquals(
        List.of("RELIABLE Resume 7.1 to 0.0, 0", "RELIABLE Resume 7.1 to 8.1, 0"), carrier.said);
  }

  @Test
  void whoIsMetThroughTheRelayHearsAgainWhatWasSaid() {
    messages.useCarrier(carrier);
    messages.send(Delivery.RELIABLE, new byte[1]);
    carrier.said.clear();
    messages.handleFrame(
        Delivery.RELIABLE,
        new LinkFrame.Resume(THE_OTHER, 1, StreamPosition.NONE, false).encode(),
        true);

    assertEquals(List.of("RELIABLE Resume 7.1 to 8.1, 0", "RELIABLE Message 0"), carrier.said);
  }

  @Test
  void anotherEndHearsWhatHadNotArrivedAndIsHeardFromItsStart() {
    meet();
    for (int i = 0; i < 3; i++) {
      messages.send(Delivery.RELIABLE, new byte[1]);
      reliable(i);
    }
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Ack(2).encode(), false);
    carrier.said.clear();
    heard.clear();
    resume(THE_OTHER + 1, 1, 0, 0);
    reliable(0);

    assertEquals(List.of("RELIABLE Resume 7.2 to 9.1, 0", "RELIABLE Message 0"), carrier.said);
    assertEquals(List.of("begun anew", "RELIABLE 1"), heard);
  }

  @Test
  void whoTakesThePlaceOfAnotherSaysWhatThatOneHeardAndHearsWhatFollows() {
    StreamPosition before = new StreamPosition(THE_OTHER, 2, 5);
    LinkMessages heir = new LinkMessages(new Incarnation(ME, before), time, new Heard(), drops);
    heir.useCarrier(carrier);
    assertEquals(List.of("RELIABLE Resume 7.1 after another to 8.2, 5"), carrier.said);
    assertEquals(before, heir.heard());

    carrier.said.clear();
    StreamPosition me = new StreamPosition(ME, 1, 0);
    byte[] resume = new LinkFrame.Resume(THE_OTHER, 2, me, false).encode();
    heir.handleFrame(Delivery.RELIABLE, resume, false);
    for (int i = 4; i < 6; i++) {
      byte[] message = new LinkFrame.Message(false, i, new byte[i]).encode();
      heir.handleFrame(Delivery.RELIABLE, message, false);
    }
    assertEquals(List.of("RELIABLE 5"), heard);
    assertEquals(new StreamPosition(THE_OTHER, 2, 6), heir.heard());
    assertEquals(List.of("RELIABLE Resume 7.1 to 8.2, 5"), carrier.said);
  }

  @Test
  void toAnEndThatTookOverGoesOnWhatTheOneBeforeHadNotHeard() {
    meet();
    for (int i = 0; i < 3; i++) {
      messages.send(Delivery.RELIABLE, new byte[1]);
      reliable(i);
    }
    messages.handleFrame(Delivery.RELIABLE, new LinkFrame.Ack(1).encode(), false);
    carrier.said.clear();
    heard.clear();
    StreamPosition me = new StreamPosition(ME, 1, 2);
    byte[] resume = new LinkFrame.Resume(THE_OTHER + 1, 1, me, true).encode();
    messages.handleFrame(Delivery.RELIABLE, resume, false);
    reliable(0);

    assertEquals(List.of("RELIABLE Resume 7.1 to 9.1, 0", "RELIABLE Message 2"), carrier.said);
    assertEquals(List.of("begun anew", "RELIABLE 1"), heard);
  }

  private void meet() {
    messages.useCarrier(carrier);
    resume(THE_OTHER, 1, ME, 1);
    carrier.said.clear();
  }

  private void resume(int incarnation, int stream, int known, int knownStream) {
    messages.handleFrame(
        Delivery.RELIABLE,
        new LinkFrame.Resume(incarnation, stream, new StreamPosition(known, knownStream, 0), false)
            .encode(),
        false);
  }

  private void reliable(int sequence) {
    messages.handleFrame(
        Delivery.RELIABLE, new LinkFrame.Message(false, sequence, new byte[1]).encode(), false);
  }

  private void unreliable(Delivery delivery, int sequence) {
    messages.handleFrame(
        delivery, new LinkFrame.Message(false, sequence, new byte[1]).encode(), false);
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

    @Override
    public void onBegunAnew() {
      heard.add("begun anew");
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
        } else if (frame instanceof LinkFrame.Resume resume) {
          return "Resume "
              + resume.incarnation()
              + "."
              + resume.stream()
              + (resume.isInherited() ? " after another to " : " to ")
              + resume.heard().incarnation()
              + "."
              + resume.heard().stream()
              + ", "
              + resume.heard().nextExpected();
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

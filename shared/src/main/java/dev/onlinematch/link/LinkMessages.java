package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.MalformedException;

/**
 * The messages of a link, both directions, apart from what carries them: numbers, acknowledgements,
 * duplicates, back-pressure. Outlives every single connection.
 */
final class LinkMessages {

  /**
   * With more than this waiting, an unreliable message is dropped: it would only arrive late. Two
   * seconds of a 60 Hz game at 150 bytes.
   */
  static final int MAX_UNRELIABLE_BUFFERED_BYTES = 16 * 1024;

  /** An acknowledgement may wait this long for company. */
  static final int ACK_DELAY_MS = 100;

  private final Scheduler scheduler;
  private final Events events;
  private final DropCounter<LinkDrop> drops;
  private final Acquaintance acquaintance;
  private final ReliableStream reliable;
  private final LateFilter lateOrdered = new LateFilter(true);
  private final LateFilter lateUnordered = new LateFilter(false);
  private final int[] nextSequence = new int[Delivery.values().length];
  private LinkCarrier carrier;
  private Scheduler.Timer ackTimer;

  /**
   * Messages that nothing carries yet.
   *
   * @param incarnation of this end, see {@link Acquaintance}
   */
  LinkMessages(
      Incarnation incarnation, Scheduler scheduler, Events events, DropCounter<LinkDrop> drops) {
    this.acquaintance = new Acquaintance(incarnation);
    this.scheduler = scheduler;
    this.events = events;
    this.drops = drops;
    this.reliable = new ReliableStream(drops);
  }

  /**
   * This carrier carries it from now on; unless they did before, what may be missing is sent again.
   */
  void useCarrier(LinkCarrier next) {
    if (next != carrier) {
      carrier = next;
      sendAgain();
    }
  }

  /** Sends again what may not have arrived, over what carries it now. */
  void sendAgain() {
    LinkCarrier now = carrier;
    if (now != null) {
      reliable.resumeOn(frame -> now.send(Delivery.RELIABLE, frame), acquaintance);
    }
  }

  /** Nothing carries it any more. */
  void dropCarrier() {
    carrier = null;
    reliable.pause();
    cancelAck();
  }

  SendResult send(Delivery delivery, byte[] payload) {
    if (payload.length > MessageTransport.MAX_MESSAGE_BYTES) {
      return SendResult.TOO_LARGE;
    }
    if (delivery == Delivery.RELIABLE) {
      return reliable.send(false, payload);
    }
    if (carrier == null
        || carrier.bufferedAmount(delivery) + payload.length > MAX_UNRELIABLE_BUFFERED_BYTES) {
      return SendResult.DROPPED;
    }
    int sequence = nextSequence[delivery.ordinal()]++;
    byte[] frame = new LinkFrame.Message(false, sequence, payload).encode();
    return carrier.send(delivery, frame) ? SendResult.SENT : SendResult.DROPPED;
  }

  /** A message of the match itself, in one stream with the game's reliable ones. */
  void sendControl(byte[] payload) {
    // Never refused, see ReliableStream.
    SendResult unused = reliable.send(true, payload);
  }

  void sendPing(int number) {
    if (carrier != null) {
      carrier.send(Delivery.UNRELIABLE, new LinkFrame.Ping(number).encode());
    }
  }

  /** How far the other side's reliable messages have arrived. */
  StreamPosition heard() {
    return acquaintance.heard(reliable.nextExpected());
  }

  /**
   * For reliable messages all that may have to be sent again; for unreliable ones what the channel
   * has not handed to the network.
   */
  int bufferedAmount(Delivery delivery) {
    if (delivery == Delivery.RELIABLE) {
      return reliable.unackedBytes();
    }
    return carrier == null ? 0 : carrier.bufferedAmount(delivery);
  }

  /** A frame from the other side, by the relay or directly. */
  void handleFrame(Delivery delivery, byte[] bytes, boolean isRelayed) {
    if (bytes.length > MessageTransport.MAX_MESSAGE_BYTES + LinkFrame.MAX_OVERHEAD_BYTES) {
      drops.count(LinkDrop.MALFORMED_FRAME);
      return;
    }
    LinkFrame frame;
    try {
      frame = LinkFrame.decode(bytes);
    } catch (MalformedException e) {
      drops.count(LinkDrop.MALFORMED_FRAME);
      return;
    }
    boolean isReliable = delivery == Delivery.RELIABLE;
    if (frame instanceof LinkFrame.Message message && isReliable) {
      handleReliable(message, isRelayed);
    } else if (frame instanceof LinkFrame.Message message && !message.isControl()) {
      handleUnreliable(delivery, message);
    } else if (frame instanceof LinkFrame.Ack ack && isReliable) {
      handleAck(ack, isRelayed);
    } else if (frame instanceof LinkFrame.Resume resume && isReliable) {
      handleResume(resume, isRelayed);
    } else if (frame instanceof LinkFrame.Ping ping && !isReliable) {
      if (carrier != null) {
        carrier.send(delivery, new LinkFrame.Pong(ping.number()).encode());
      }
    } else if (frame instanceof LinkFrame.Pong pong && !isReliable) {
      events.onPong(pong.number());
    } else {
      drops.count(LinkDrop.MALFORMED_FRAME);
    }
  }

  private void handleAck(LinkFrame.Ack ack, boolean isRelayed) {
    if (acquaintance.isOfMyStream(isRelayed)) {
      reliable.handleAck(ack.nextExpected());
    } else {
      drops.count(LinkDrop.OTHER_LINK);
    }
  }

  private void handleResume(LinkFrame.Resume resume, boolean isRelayed) {
    Acquaintance.Meeting meeting = acquaintance.hear(resume, isRelayed, reliable.isWhole());
    if (acquaintance.isOfMyStream(isRelayed)) {
      reliable.handleAck(resume.heard().nextExpected());
    }
    switch (meeting) {
      case STALE -> drops.count(LinkDrop.OTHER_LINK);
      case SAME -> {}
      case NEXT_STREAM -> reliable.expect(acquaintance.start());
      case FIRST -> {
        reliable.expect(acquaintance.start());
        if (isRelayed) {
          // An earlier end of his may have had what I said so far.
          sendAgain();
        } else {
          reliable.introduce(acquaintance);
        }
      }
      case TAKEN_OVER, BEGUN_ANEW -> {
        lateOrdered.forget();
        lateUnordered.forget();
        reliable.expect(acquaintance.start());
        if (meeting == Acquaintance.Meeting.BEGUN_ANEW) {
          reliable.restart();
        }
        sendAgain();
        events.onBegunAnew();
      }
    }
  }

  private void handleReliable(LinkFrame.Message message, boolean isRelayed) {
    if (!acquaintance.isHeard(isRelayed)) {
      // Of an end or a stream that was before, or what came first was lost.
      drops.count(LinkDrop.OTHER_LINK);
      return;
    }
    if (reliable.accept(message)) {
      if (message.isControl()) {
        events.onControl(message.payload());
      } else {
        events.onMessage(Delivery.RELIABLE, message.payload());
      }
    }
    if (reliable.owesAckNow()) {
      acknowledge();
    } else if (reliable.owesAck() && ackTimer == null && carrier != null) {
      ackTimer = scheduler.schedule(ACK_DELAY_MS, this::acknowledge);
    }
  }

  private void handleUnreliable(Delivery delivery, LinkFrame.Message message) {
    LateFilter late = delivery == Delivery.UNRELIABLE ? lateUnordered : lateOrdered;
    if (late.accept(message.sequence())) {
      events.onMessage(delivery, message.payload());
    } else {
      drops.count(LinkDrop.LATE);
    }
  }

  private void acknowledge() {
    cancelAck();
    reliable.acknowledge();
  }

  private void cancelAck() {
    if (ackTimer != null) {
      ackTimer.cancel();
      ackTimer = null;
    }
  }

  /** What arrives. */
  interface Events {

    /** A message of the game. */
    void onMessage(Delivery delivery, byte[] payload);

    /** A message of the match itself. */
    void onControl(byte[] payload);

    /** The answer to a ping. */
    void onPong(int number);

    /** The other end is not the one that there was: it knows nothing that was acknowledged. */
    void onBegunAnew();
  }
}

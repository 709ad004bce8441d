package dev.onlinematch.link;

import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Exactly once and in order, whatever happens to the connections below: what was sent is kept until
 * the other side says that it has arrived, and is sent again when a new connection takes over.
 *
 * <p>One reliable channel delivers by itself; what it cannot do is to say, when it dies, how far it
 * came. That is all that is added here: numbers, acknowledgements now and then, and a memory.
 */
final class ReliableStream {

  /** More than this, sent and not acknowledged, is refused: the sender is faster than the path. */
  static final int MAX_UNACKED_BYTES = 1024 * 1024;

  /** The same for many small ones, each of which costs memory of its own. */
  static final int MAX_UNACKED_MESSAGES = 16 * 1024;

  /** Acknowledge at the latest after so many messages or bytes; in between, a timer does it. */
  static final int ACK_AFTER_MESSAGES = 32;

  static final int ACK_AFTER_BYTES = 64 * 1024;

  private record Kept(boolean isControl, int sequence, int payloadBytes, byte[] frame) {}

  private final DropCounter<LinkDrop> drops;
  private final ArrayDeque<Kept> unacked = new ArrayDeque<>();
  private int unackedBytes;
  private int nextSequence;
  private int nextExpected;
  private FrameSender channel;
  private int receivedMessages;
  private int receivedBytes;

  ReliableStream(DropCounter<LinkDrop> drops) {
    this(drops, 0);
  }

  /** Starts both directions at {@code firstSequence}: for tests of the wrap. */
  ReliableStream(DropCounter<LinkDrop> drops, int firstSequence) {
    this.drops = drops;
    this.nextSequence = firstSequence;
    this.nextExpected = firstSequence;
  }

  /** Takes a message, and hands its frame to the channel if there is one. */
  SendResult send(boolean isControl, byte[] payload) {
    boolean isFull =
        unackedBytes + payload.length > MAX_UNACKED_BYTES || unacked.size() >= MAX_UNACKED_MESSAGES;
    // What the match itself says is little and must not be held up by a game that sends too much.
    if (isFull && !isControl) {
      return SendResult.BUFFER_FULL;
    }
    transmit(keep(isControl, payload));
    return SendResult.SENT;
  }

  private byte[] keep(boolean isControl, byte[] payload) {
    byte[] frame = new LinkFrame.Message(isControl, nextSequence, payload).encode();
    unacked.add(new Kept(isControl, nextSequence, payload.length, frame));
    unackedBytes += frame.length;
    nextSequence++;
    return frame;
  }

  /** A new channel takes over: says who speaks, and sends what the other side may lack. */
  void resumeOn(FrameSender next, Acquaintance acquaintance) {
    channel = next;
    introduce(acquaintance);
    for (Kept kept : unacked) {
      transmit(kept.frame);
    }
  }

  /** Says who speaks, and how far the other side's stream has arrived. */
  void introduce(Acquaintance acquaintance) {
    oweNothing();
    transmit(acquaintance.resume(nextExpected).encode());
  }

  /** The other side knows nothing of what was said: numbers from 0 what it may lack. */
  void restart() {
    nextSequence = 0;
    unackedBytes = 0;
    for (int i = unacked.size(); i > 0; i--) {
      Kept kept = unacked.remove();
      byte[] payload =
          Arrays.copyOfRange(kept.frame, kept.frame.length - kept.payloadBytes, kept.frame.length);
      byte[] unused = keep(kept.isControl, payload);
    }
  }

  /** This is what the other side goes on with. */
  void expect(int sequence) {
    nextExpected = sequence;
  }

  /** What the other side is to go on with. */
  int nextExpected() {
    return nextExpected;
  }

  /** There is no channel any more. */
  void pause() {
    channel = null;
  }

  /** Whether a message is the next one. Any other is dropped and counted. */
  boolean accept(LinkFrame.Message message) {
    int ahead = message.sequence() - nextExpected;
    if (ahead != 0) {
      drops.count(ahead < 0 ? LinkDrop.DUPLICATE : LinkDrop.OUT_OF_SEQUENCE);
      return false;
    }
    nextExpected++;
    receivedMessages++;
    receivedBytes += message.payload().length;
    return true;
  }

  /** Forgets what has arrived. An acknowledgement of what was never sent is dropped and counted. */
  void handleAck(int acknowledged) {
    if (acknowledged - nextSequence > 0) {
      drops.count(LinkDrop.OUT_OF_SEQUENCE);
      return;
    }
    while (!unacked.isEmpty() && unacked.peek().sequence - acknowledged < 0) {
      unackedBytes -= unacked.remove().frame.length;
    }
  }

  /** Whether nothing has been acknowledged: whoever hears it from its start misses nothing. */
  boolean isWhole() {
    return nextSequence == unacked.size();
  }

  /** Whether anything has arrived that the other side does not know of yet. */
  boolean owesAck() {
    return receivedMessages > 0;
  }

  /** Whether the acknowledgement should not wait for the timer. */
  boolean owesAckNow() {
    return receivedMessages >= ACK_AFTER_MESSAGES || receivedBytes >= ACK_AFTER_BYTES;
  }

  /** Tells how far the other side's stream has arrived. */
  void acknowledge() {
    oweNothing();
    transmit(new LinkFrame.Ack(nextExpected).encode());
  }

  /** Bytes sent or waiting that are not known to have arrived. */
  int unackedBytes() {
    return unackedBytes;
  }

  private void oweNothing() {
    receivedMessages = 0;
    receivedBytes = 0;
  }

  private void transmit(byte[] frame) {
    // A channel that refuses one frame must not carry the next: the other side would see a hole.
    // What was
    // refused waits for the next channel, as everything that is not acknowledged does.
    if (channel != null && !channel.send(frame)) {
      channel = null;
    }
  }

  /** Where frames go. */
  interface FrameSender {

    /** Sends a frame; false if this channel cannot carry it. */
    boolean send(byte[] frame);
  }
}

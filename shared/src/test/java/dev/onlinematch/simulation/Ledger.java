package dev.onlinematch.simulation;

import static dev.onlinematch.simulation.Violation.unless;

import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Every message that is said in a simulated match, and whether it came: each belongs to a stream
 * from one page to one session over one life of their link, and has a number in it.
 */
final class Ledger {

  /** Not the fingerprint of the game's calls: both travel over the same links. */
  private static final int MAGIC = 0x51AA;

  private static final int HEADER_BYTES = 11;

  private static final int BEGUN = 1;
  private static final int HOST = 2;

  /** One kind of delivery from a page to a session. */
  static final class Stream {

    final Page from;
    final SessionId fromSession;
    final SessionId to;
    final Delivery delivery;
    private final int number;
    private final BitSet seen = new BitSet();
    private int sent;
    private int received;

    private Stream(int number, Page from, SessionId to, Delivery delivery) {
      this.number = number;
      this.from = from;
      this.fromSession = from.match.mySessionId();
      this.to = to;
      this.delivery = delivery;
    }

    void countSent() {
      sent++;
    }

    /** What a message is to say; longer by so many bytes than it need be. */
    byte[] next(boolean hasBegun, boolean isHost, int padding) {
      return new ByteWriter(HEADER_BYTES + padding)
          .u16(MAGIC)
          .i32(number)
          .i32(sent)
          .u8((hasBegun ? BEGUN : 0) | (isHost ? HOST : 0))
          .raw(new byte[padding])
          .toByteArray();
    }

    /** For reliable ones, when all had time to come. */
    void checkComplete() {
      unless(received == sent, Invariant.RELIABLE_ARRIVES, this + ": " + received + " of " + sent);
    }

    @Override
    public String toString() {
      return delivery + " from " + from + " to " + to;
    }
  }

  private final List<Stream> streams = new ArrayList<>();
  private int delivered;

  Stream open(Page from, SessionId to, Delivery delivery) {
    Stream stream = new Stream(streams.size(), from, to, delivery);
    streams.add(stream);
    return stream;
  }

  /** How many messages have come. */
  int delivered() {
    return delivered;
  }

  static boolean isMessage(byte[] payload) {
    return payload.length >= HEADER_BYTES
        && (payload[0] & 0xFF) == MAGIC >> 8
        && (payload[1] & 0xFF) == (MAGIC & 0xFF);
  }

  /**
   * A message came.
   *
   * @param from the session that the match names as the sender; null for nobody
   */
  void receive(Page page, SessionId from, Delivery delivery, byte[] payload) {
    int number;
    int sequence;
    int flags;
    try {
      ByteReader in = new ByteReader(payload);
      in.u16();
      number = in.i32();
      sequence = in.i32();
      flags = in.u8();
    } catch (MalformedException e) {
      throw new Violation(Invariant.SENDER_IS_PROVEN, "a message was changed on the way", e);
    }
    if (page.world.isVillain(from)) {
      // His own affair, and it may be rubbish.
      return;
    }
    Stream stream = streams.get(number);
    boolean isAddressed =
        stream.fromSession.equals(from)
            && stream.to.equals(page.match.mySessionId())
            && stream.delivery == delivery;
    unless(isAddressed, Invariant.SENDER_IS_PROVEN, page + " got " + stream + " from " + from);
    delivered++;
    page.world.trace.add(number);
    page.world.trace.add(sequence);
    if (delivery == Delivery.RELIABLE) {
      unless(
          sequence == stream.received,
          Invariant.RELIABLE_ONCE_AND_IN_ORDER,
          stream + ": number " + sequence + " came after " + stream.received + " others");
      boolean isAfterStart = (flags & BEGUN) != 0 && stream.from.match.isHost();
      unless(
          !isAfterStart || page.hasHeardStart(),
          Invariant.PLAY_BEGINS_FIRST,
          stream + ": before playingStarted");
      boolean isHosts = flags == (BEGUN | HOST) && page.match.host().sessionId().equals(from);
      unless(
          !isHosts || !page.heard().lacksState(),
          Invariant.STATE_FIRST,
          stream + ": before how the game stands");
    } else {
      boolean isLate = delivery == Delivery.UNRELIABLE_ORDERED && sequence < stream.seen.length();
      unless(
          !isLate && !stream.seen.get(sequence),
          Invariant.UNRELIABLE_ONCE_AT_MOST,
          stream + ": number " + sequence);
      stream.seen.set(sequence);
    }
    stream.received++;
  }
}

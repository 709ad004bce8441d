package dev.onlinematch.link;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;

/**
 * Which two players a link is between, by numbers that nobody else had or will have in the match.
 * The relay knows sessions only: whoever leaves a match and comes back has the same one, and what
 * is under way from before must not be taken for part of his next link. A connection between two
 * browsers has an end of its own, so nothing is added there.
 *
 * <pre>
 * +----------------+------------------+-------
 * | sender, varint | receiver, varint | frame      through the relay
 * +----------------+------------------+-------
 * </pre>
 *
 * @param mine 0 or greater
 * @param theirs 0 or greater
 */
public record LinkEnds(int mine, int theirs) {

  /** The same way to the relay, for frames of this link. */
  LinkCarrier mark(LinkCarrier relay) {
    return new Marking(relay);
  }

  /** The frame within what came through the relay; null if it is of another link. */
  byte[] unmark(byte[] bytes) {
    try {
      ByteReader in = new ByteReader(bytes);
      boolean isMine = in.varint() == theirs && in.varint() == mine;
      return isMine ? in.raw(in.remaining()) : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  private final class Marking implements LinkCarrier {

    private final LinkCarrier relay;

    Marking(LinkCarrier relay) {
      this.relay = relay;
    }

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      int overhead = ByteWriter.varintBytes(mine) + ByteWriter.varintBytes(theirs);
      return relay.send(
          delivery,
          new ByteWriter(overhead + frame.length)
              .varint(mine)
              .varint(theirs)
              .raw(frame)
              .toByteArray());
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return relay.bufferedAmount(delivery);
    }
  }
}

package dev.onlinematch.link;

import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;

/**
 * What travels over the channels of a link.
 *
 * <pre>
 * +------+-----------------------+---------------------------------+
 * | type | number                | payload                         |
 * +------+-----------------------+---------------------------------+
 *   0x01   sequence, varint        the game's message               any channel
 *   0x02   sequence, varint        the match's message              reliable channel
 *   0x03   next expected, varint   -                                reliable channel
 *   0x04   which ping, varint      -                                unreliable channel
 *   0x05   which ping, varint      -                                unreliable channel
 *   0x06   incarnation, varint     stream, known, known stream,     reliable channel
 *                                  next expected, varints
 *   0x07   the same, where what was heard was heard by the end before this one
 * </pre>
 *
 * <p>Sequences count from 0 per direction and per channel, for as long as both ends of the link are
 * what they were: they do not start again with a new connection. Whoever begins to use a connection
 * says first, by a {@link Resume}, who he is and how far he has come, see {@link Acquaintance}.
 */
sealed interface LinkFrame {

  /** How much longer than its payload a frame can be. */
  int MAX_OVERHEAD_BYTES = 6;

  /** A message with its place in the stream. */
  record Message(boolean isControl, int sequence, byte[] payload) implements LinkFrame {}

  /** Everything before {@code nextExpected} has arrived. */
  record Ack(int nextExpected) implements LinkFrame {}

  /**
   * Comes first on a reliable channel, and again when the one who sends it has met the other end.
   *
   * @param incarnation which end speaks, 1 or greater
   * @param stream which of its streams of reliable messages follows, 1 or greater
   * @param heard how far it has heard the other end
   * @param isInherited whether that was heard by the end before it, and nothing by itself
   */
  record Resume(int incarnation, int stream, StreamPosition heard, boolean isInherited)
      implements LinkFrame {}

  /** Asks for a {@link Pong} with the same number. */
  record Ping(int number) implements LinkFrame {}

  /** Answers a {@link Ping}. */
  record Pong(int number) implements LinkFrame {}

  /** Reads a frame. */
  static LinkFrame decode(byte[] bytes) throws MalformedException {
    ByteReader in = new ByteReader(bytes);
    int type = in.u8();
    int number = in.varint();
    return switch (type) {
      case 1 -> new Message(false, number, in.raw(in.remaining()));
      case 2 -> new Message(true, number, in.raw(in.remaining()));
      case 3 -> alone(in, new Ack(number));
      case 4 -> alone(in, new Ping(number));
      case 5 -> alone(in, new Pong(number));
      case 6, 7 -> alone(in, resume(number, type == 7, in));
      default -> throw new MalformedException("unknown type of frame");
    };
  }

  /** The bytes of a frame. */
  default byte[] encode() {
    if (this instanceof Message message) {
      int overhead = 1 + ByteWriter.varintBytes(message.sequence);
      // The exact length, so that nothing is copied twice.
      return new ByteWriter(overhead + message.payload.length)
          .u8(message.isControl ? 2 : 1)
          .varint(message.sequence)
          .raw(message.payload)
          .toByteArray();
    } else if (this instanceof Ack ack) {
      return numbered(3, ack.nextExpected);
    } else if (this instanceof Ping ping) {
      return numbered(4, ping.number);
    } else if (this instanceof Resume resume) {
      return new ByteWriter(16)
          .u8(resume.isInherited ? 7 : 6)
          .varint(resume.incarnation)
          .varint(resume.stream)
          .varint(resume.heard.incarnation())
          .varint(resume.heard.stream())
          .varint(resume.heard.nextExpected())
          .toByteArray();
    }
    return numbered(5, ((Pong) this).number);
  }

  private static Resume resume(int incarnation, boolean isInherited, ByteReader in)
      throws MalformedException {
    int stream = in.varint();
    int known = in.varint(Integer.MAX_VALUE);
    int knownStream = in.varint(Integer.MAX_VALUE);
    if (incarnation <= 0 || stream <= 0) {
      throw new MalformedException("no end of a link");
    }
    StreamPosition heard = new StreamPosition(known, knownStream, in.varint());
    return new Resume(incarnation, stream, heard, isInherited);
  }

  private static byte[] numbered(int type, int number) {
    return new ByteWriter(MAX_OVERHEAD_BYTES).u8(type).varint(number).toByteArray();
  }

  private static LinkFrame alone(ByteReader in, LinkFrame frame) throws MalformedException {
    in.expectEnd();
    return frame;
  }
}

package dev.onlinematch.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a {@link RelayFrame}. This is the one place where the format is written down.
 *
 * <pre>
 * +------+---------------------+----------------------------------------------------+
 * | type | number, varint      | rest                                               |
 * +------+---------------------+----------------------------------------------------+
 *                                                                  player to relay
 *   0x01   member                payload                             to one
 *   0x02   0                     payload                             to all
 *   0x03   member                payload                             to all but
 *   0x04   which ping            -                                   ping
 *                                                                  relay to player
 *   0x11   member                payload                             from
 *   0x12   my member             version u8, count varint, each:     welcome
 *                                  member varint, session id text
 *   0x13   member                session id text                     member joined
 *   0x14   member                -                                   member left
 *   0x15   reason                -                                   goodbye
 *   0x16   which ping            -                                   pong
 *   0x17   0                     -                                   leaving
 * </pre>
 *
 * <p>{@code text} is a varint length in bytes and UTF-8. Data costs two bytes of header for members
 * up to 127 and three above.
 *
 * <p>Each frame is one message of a data channel, whose ids are those of the channels between
 * players: 1 reliable, 2 ordered, 3 unreliable, all pre-negotiated. Over a WebSocket it is one
 * binary message, with that id ({@link RelayChannels}) as one more byte in front:
 *
 * <pre>
 * +---------+-------------------+
 * | channel | frame, as above   |
 * +---------+-------------------+
 * </pre>
 */
public final class RelayFrameCodec {

  /** The version of everything above, told by the relay with its welcome. */
  public static final int VERSION = 1;

  /** How much longer than its payload a frame with data can be. */
  public static final int MAX_OVERHEAD_BYTES = 4;

  /** The longest frame. The byte of the channel over a WebSocket is not counted. */
  public static final int MAX_FRAME_BYTES = RelayFrame.MAX_PAYLOAD_BYTES + MAX_OVERHEAD_BYTES;

  private static final int MAX_SESSION_ID_BYTES = 64;

  private static final int TO_ONE = 0x01;
  private static final int TO_ALL = 0x02;
  private static final int TO_ALL_BUT = 0x03;
  private static final int PING = 0x04;
  private static final int FROM = 0x11;
  private static final int WELCOME = 0x12;
  private static final int MEMBER_JOINED = 0x13;
  private static final int MEMBER_LEFT = 0x14;
  private static final int GOODBYE = 0x15;
  private static final int PONG = 0x16;
  private static final int LEAVING = 0x17;

  private RelayFrameCodec() {}

  /**
   * The bytes of a frame.
   *
   * @throws IllegalStateException if it is longer than {@link #MAX_FRAME_BYTES}
   */
  public static byte[] encode(RelayFrame frame) {
    if (frame instanceof RelayFrame.From from) {
      return withPayload(FROM, from.member(), from.payload());
    } else if (frame instanceof RelayFrame.ToOne toOne) {
      return withPayload(TO_ONE, toOne.member(), toOne.payload());
    } else if (frame instanceof RelayFrame.ToAll toAll) {
      return withPayload(TO_ALL, 0, toAll.payload());
    } else if (frame instanceof RelayFrame.ToAllBut toAllBut) {
      return withPayload(TO_ALL_BUT, toAllBut.member(), toAllBut.payload());
    }
    ByteWriter out = new ByteWriter(MAX_FRAME_BYTES);
    if (frame instanceof RelayFrame.Ping ping) {
      out.u8(PING).varint(ping.number());
    } else if (frame instanceof RelayFrame.Pong pong) {
      out.u8(PONG).varint(pong.number());
    } else if (frame instanceof RelayFrame.Welcome welcome) {
      encodeWelcome(welcome, out);
    } else if (frame instanceof RelayFrame.MemberJoined joined) {
      encodeMember(joined.member(), out.u8(MEMBER_JOINED));
    } else if (frame instanceof RelayFrame.MemberLeft left) {
      out.u8(MEMBER_LEFT).varint(left.member());
    } else if (frame instanceof RelayFrame.Goodbye goodbye) {
      out.u8(GOODBYE).varint(goodbye.reason().code());
    } else if (frame instanceof RelayFrame.Leaving) {
      out.u8(LEAVING).varint(0);
    }
    return out.toByteArray();
  }

  /** Reads what a player sent to the relay. */
  public static RelayFrame.ToRelay decodeToRelay(byte[] bytes) throws MalformedException {
    ByteReader in = bounded(bytes);
    int type = in.u8();
    return switch (type) {
      case TO_ONE -> new RelayFrame.ToOne(member(in), rest(in));
      case TO_ALL -> {
        if (in.u8() != 0) {
          throw new MalformedException("a message to all that names a member");
        }
        yield new RelayFrame.ToAll(rest(in));
      }
      case TO_ALL_BUT -> new RelayFrame.ToAllBut(member(in), rest(in));
      case PING -> alone(in, new RelayFrame.Ping(in.varint()));
      default -> throw new MalformedException("not a frame for the relay");
    };
  }

  /** Reads what the relay sent to a player. */
  public static RelayFrame.ToPlayer decodeToPlayer(byte[] bytes) throws MalformedException {
    ByteReader in = bounded(bytes);
    int type = in.u8();
    return switch (type) {
      case FROM -> new RelayFrame.From(member(in), rest(in));
      case WELCOME -> alone(in, decodeWelcome(in));
      case MEMBER_JOINED -> alone(in, new RelayFrame.MemberJoined(decodeMember(in)));
      case MEMBER_LEFT -> alone(in, new RelayFrame.MemberLeft(member(in)));
      case GOODBYE -> alone(in, new RelayFrame.Goodbye(GoodbyeReason.ofCode(in.varint())));
      case PONG -> alone(in, new RelayFrame.Pong(in.varint()));
      case LEAVING -> {
        in.varint(0);
        yield alone(in, new RelayFrame.Leaving());
      }
      default -> throw new MalformedException("not a frame for a player");
    };
  }

  private static byte[] withPayload(int type, int number, byte[] payload) {
    if (payload.length > RelayFrame.MAX_PAYLOAD_BYTES) {
      throw new IllegalStateException("payload of " + payload.length + " bytes");
    }
    // The exact length, so that a long payload is copied once.
    int overhead = 1 + ByteWriter.varintBytes(number);
    return new ByteWriter(payload.length + overhead)
        .u8(type)
        .varint(number)
        .raw(payload)
        .toByteArray();
  }

  private static void encodeWelcome(RelayFrame.Welcome welcome, ByteWriter out) {
    out.u8(WELCOME).varint(welcome.myMember()).u8(VERSION).varint(welcome.others().size());
    for (RelayFrame.Member other : welcome.others()) {
      encodeMember(other, out);
    }
  }

  private static void encodeMember(RelayFrame.Member member, ByteWriter out) {
    out.varint(member.number()).text(member.sessionId());
  }

  private static RelayFrame.Welcome decodeWelcome(ByteReader in) throws MalformedException {
    int myMember = member(in);
    if (in.u8() != VERSION) {
      throw new MalformedException("another version of the relay's format");
    }
    int count = in.varint(RelayFrame.MAX_MEMBERS - 1);
    List<RelayFrame.Member> others = new ArrayList<>(count);
    int last = 0;
    for (int i = 0; i < count; i++) {
      RelayFrame.Member other = decodeMember(in);
      if (other.number() <= last || other.number() == myMember) {
        throw new MalformedException("a welcome lists each other member once, in order");
      }
      last = other.number();
      others.add(other);
    }
    return new RelayFrame.Welcome(myMember, others);
  }

  private static RelayFrame.Member decodeMember(ByteReader in) throws MalformedException {
    int number = member(in);
    String sessionId = in.text(MAX_SESSION_ID_BYTES);
    if (sessionId.isEmpty()) {
      throw new MalformedException("a member without a session");
    }
    return new RelayFrame.Member(number, sessionId);
  }

  private static ByteReader bounded(byte[] bytes) throws MalformedException {
    if (bytes.length > MAX_FRAME_BYTES) {
      throw new MalformedException("a frame that is too long");
    }
    return new ByteReader(bytes);
  }

  private static int member(ByteReader in) throws MalformedException {
    int member = in.varint(RelayFrame.MAX_MEMBER);
    if (member == 0) {
      throw new MalformedException("member 0");
    }
    return member;
  }

  private static byte[] rest(ByteReader in) throws MalformedException {
    if (in.remaining() > RelayFrame.MAX_PAYLOAD_BYTES) {
      throw new MalformedException("a payload that is too long");
    }
    return in.raw(in.remaining());
  }

  private static <F extends RelayFrame> F alone(ByteReader in, F frame) throws MalformedException {
    in.expectEnd();
    return frame;
  }
}

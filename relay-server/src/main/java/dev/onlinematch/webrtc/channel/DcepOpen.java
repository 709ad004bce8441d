package dev.onlinematch.webrtc.channel;

import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * DATA_CHANNEL_OPEN (RFC 8832, 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | Message Type  |  Channel Type |            Priority           |
 * +---------------+---------------+-------------------------------+
 * |                    Reliability Parameter                      |
 * +-------------------------------+-------------------------------+
 * |         Label Length          |       Protocol Length         |
 * +-------------------------------+-------------------------------+
 * /                     Label, then Protocol                      /
 * +---------------------------------------------------------------+
 * </pre>
 */
final class DcepOpen {

  static final int MESSAGE_TYPE = 0x03;

  /** The whole of DATA_CHANNEL_ACK (5.2). */
  static final int ACK_MESSAGE_TYPE = 0x02;

  /** Longer labels and protocols are allowed by the RFC; nobody needs them, and they are kept. */
  static final int MAX_TEXT_BYTES = 1024;

  private static final int RELIABLE = 0x00;
  private static final int LIMITED_RETRANSMITS = 0x01;
  private static final int LIMITED_LIFETIME = 0x02;
  private static final int UNORDERED_BIT = 0x80;

  private DcepOpen() {}

  /** Reads one, its type included. */
  static ChannelConfig decode(byte[] message) throws MalformedException {
    ByteReader in = new ByteReader(message);
    if (in.u8() != MESSAGE_TYPE) {
      throw new MalformedException("not DATA_CHANNEL_OPEN");
    }
    int channelType = in.u8();
    int priority = in.u16();
    int parameter = in.i32();
    int labelLength = in.u16();
    int protocolLength = in.u16();
    String label = text(in, labelLength);
    String protocol = text(in, protocolLength);
    in.expectEnd();
    return new ChannelConfig(label, protocol, delivery(channelType, parameter), priority);
  }

  static byte[] encode(ChannelConfig config) {
    SendOptions delivery = config.delivery();
    byte[] label = config.label().getBytes(StandardCharsets.UTF_8);
    byte[] protocol = config.protocol().getBytes(StandardCharsets.UTF_8);
    if (label.length > MAX_TEXT_BYTES || protocol.length > MAX_TEXT_BYTES) {
      throw new IllegalArgumentException("label or protocol above " + MAX_TEXT_BYTES + " bytes");
    }
    return new ByteWriter(12 + 2 * MAX_TEXT_BYTES)
        .u8(MESSAGE_TYPE)
        .u8(channelType(delivery) | (delivery.isUnordered() ? UNORDERED_BIT : 0))
        .u16(config.priority())
        .i32((int) Math.max(0, Math.max(delivery.maxRetransmits(), delivery.lifetimeMs())))
        .u16(label.length)
        .u16(protocol.length)
        .raw(label)
        .raw(protocol)
        .toByteArray();
  }

  private static int channelType(SendOptions delivery) {
    if (delivery.maxRetransmits() != SendOptions.UNLIMITED) {
      return LIMITED_RETRANSMITS;
    }
    return delivery.lifetimeMs() != SendOptions.UNLIMITED ? LIMITED_LIFETIME : RELIABLE;
  }

  private static SendOptions delivery(int channelType, int parameter) throws MalformedException {
    boolean isUnordered = (channelType & UNORDERED_BIT) != 0;
    // An unsigned number; more than 2^31 - 1 retransmissions or milliseconds make no difference.
    int limit = parameter < 0 ? Integer.MAX_VALUE : parameter;
    return switch (channelType & ~UNORDERED_BIT) {
      case RELIABLE -> new SendOptions(isUnordered, SendOptions.UNLIMITED, SendOptions.UNLIMITED);
      case LIMITED_RETRANSMITS -> new SendOptions(isUnordered, limit, SendOptions.UNLIMITED);
      case LIMITED_LIFETIME -> new SendOptions(isUnordered, SendOptions.UNLIMITED, limit);
      default -> throw new MalformedException("unknown channel type");
    };
  }

  private static String text(ByteReader in, int length) throws MalformedException {
    if (length > MAX_TEXT_BYTES) {
      throw new MalformedException("label or protocol too long");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.raw(length))).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("text that is not UTF-8");
    }
  }
}

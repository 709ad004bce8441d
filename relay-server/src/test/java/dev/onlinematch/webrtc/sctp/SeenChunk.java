package dev.onlinematch.webrtc.sctp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A chunk that an association under test has sent, read by hand. */
final class SeenChunk {

  final int type;
  final int flags;
  final int verificationTag;
  private final byte[] value;

  SeenChunk(int verificationTag, byte[] packet, int at) {
    this.verificationTag = verificationTag;
    this.type = packet[at] & 0xFF;
    this.flags = packet[at + 1] & 0xFF;
    this.value = Arrays.copyOfRange(packet, at + 4, at + lengthAt(packet, at));
  }

  static int lengthAt(byte[] packet, int at) {
    return ByteBuffer.wrap(packet).getShort(at + 2) & 0xFFFF;
  }

  byte[] value() {
    return value.clone();
  }

  int u32(int at) {
    return ByteBuffer.wrap(value).getInt(at);
  }

  int u16(int at) {
    return ByteBuffer.wrap(value).getShort(at) & 0xFFFF;
  }

  /** The bytes from {@code at} on. */
  byte[] from(int at) {
    return Arrays.copyOfRange(value, at, value.length);
  }

  /** The value of the first parameter or error cause of a type, from an offset on; or null. */
  byte[] parameter(int wanted, int skip) {
    for (int at = skip; at + 4 <= value.length; ) {
      int length = u16(at + 2);
      if (u16(at) == wanted) {
        return Arrays.copyOfRange(value, at + 4, at + length);
      }
      at += (length + 3) & ~3;
    }
    return null;
  }

  /** How many parameters of a type there are. */
  int countParameters(int wanted, int skip) {
    int count = 0;
    for (int at = skip; at + 4 <= value.length; at += (u16(at + 2) + 3) & ~3) {
      count += u16(at) == wanted ? 1 : 0;
    }
    return count;
  }

  /** The code of the first cause of an ERROR or ABORT, or -1. */
  int firstCause() {
    return value.length < 4 ? -1 : u16(0);
  }

  @Override
  public String toString() {
    return switch (type) {
      case Wire.DATA -> "DATA";
      case Wire.INIT -> "INIT";
      case Wire.INIT_ACK -> "INIT_ACK";
      case Wire.SACK -> "SACK";
      case Wire.HEARTBEAT -> "HEARTBEAT";
      case Wire.HEARTBEAT_ACK -> "HEARTBEAT_ACK";
      case Wire.ABORT -> "ABORT";
      case Wire.SHUTDOWN -> "SHUTDOWN";
      case Wire.SHUTDOWN_ACK -> "SHUTDOWN_ACK";
      case Wire.ERROR -> "ERROR";
      case Wire.COOKIE_ECHO -> "COOKIE_ECHO";
      case Wire.COOKIE_ACK -> "COOKIE_ACK";
      case Wire.SHUTDOWN_COMPLETE -> "SHUTDOWN_COMPLETE";
      case Wire.RE_CONFIG -> "RE_CONFIG";
      case Wire.FORWARD_TSN -> "FORWARD_TSN";
      default -> "chunk " + type;
    };
  }
}

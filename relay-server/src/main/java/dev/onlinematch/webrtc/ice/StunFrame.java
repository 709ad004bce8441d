package dev.onlinematch.webrtc.ice;

import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The outer form of a STUN message, checked before ice4j sees a byte of it: ice4j's decoder trusts
 * lengths and throws whatever comes.
 *
 * <pre>
 *  0                   1                   2                   3
 * |0 0|     Message Type        |         Message Length          |
 * |                         Magic Cookie                          |
 * |                 Transaction ID (96 bits)                      |
 * |  Attribute type               |  Length  | value, padded to 4 …
 * </pre>
 *
 * @param username USERNAME, empty if absent
 * @param integrityAt where MESSAGE-INTEGRITY begins, -1 if absent
 * @param unknownRequired attributes that we do not know but would have to (RFC 8489, 14)
 */
record StunFrame(String username, int integrityAt, List<Character> unknownRequired) {

  static final int BINDING_REQUEST = 0x0001;
  static final int BINDING_SUCCESS = 0x0101;

  private static final int HEADER_BYTES = 20;
  private static final int MAGIC_COOKIE = 0x2112A442;

  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int PRIORITY = 0x0024;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int FINGERPRINT = 0x8028;
  private static final int FIRST_OPTIONAL = 0x8000;

  private static final int INTEGRITY_BYTES = 20;
  // RFC 8489, 14.3: "less than 509 bytes".
  private static final int MAX_USERNAME_BYTES = 508;
  // A Binding request needs six or seven attributes; more only cost us time.
  private static final int MAX_ATTRIBUTES = 32;

  /** The type of the message, which is there as a whole. */
  static int type(byte[] bytes, int offset, int length) throws MalformedException {
    if (length < HEADER_BYTES
        || (length & 3) != 0
        || u16(bytes, offset + 2) != length - HEADER_BYTES
        || ((u16(bytes, offset + 4) << 16) | u16(bytes, offset + 6)) != MAGIC_COOKIE) {
      throw new MalformedException("not a STUN header");
    }
    return u16(bytes, offset);
  }

  /** Walks the attributes of a message with a good header. */
  static StunFrame parse(byte[] bytes, int offset, int length) throws MalformedException {
    String username = "";
    int integrityAt = -1;
    List<Character> unknownRequired = List.of();
    int end = offset + length;
    int attributes = 0;
    int at = offset + HEADER_BYTES;
    int type = 0;
    while (at < end) {
      // The header made sure that a multiple of 4 is left.
      int valueBytes = u16(bytes, at + 2);
      int next = at + 4 + ((valueBytes + 3) & ~3);
      if (next > end || ++attributes > MAX_ATTRIBUTES || type == FINGERPRINT) {
        throw new MalformedException("attributes of a wrong form");
      }
      type = u16(bytes, at);
      // RFC 8489, 14.5: what stands behind MESSAGE-INTEGRITY is ignored, but for FINGERPRINT.
      if (integrityAt < 0) {
        switch (type) {
          case USERNAME -> username = username(bytes, at + 4, valueBytes);
          case MESSAGE_INTEGRITY -> integrityAt = integrityAt(at, offset, valueBytes);
          case PRIORITY, USE_CANDIDATE -> {
            // ice4j reads them, with lengths of its own.
            if (valueBytes != (type == PRIORITY ? 4 : 0)) {
              throw new MalformedException("attribute of a wrong length");
            }
          }
          default -> {
            if (type < FIRST_OPTIONAL) {
              unknownRequired = plus(unknownRequired, (char) type);
            }
          }
        }
      }
      at = next;
    }
    if (type != FINGERPRINT) {
      // RFC 8445, 7.1: "MUST use the FINGERPRINT mechanism"; RFC 8489, 14.7: it is the last one.
      throw new MalformedException("no FINGERPRINT at the end");
    }
    return new StunFrame(username, integrityAt, unknownRequired);
  }

  private static String username(byte[] bytes, int at, int length) throws MalformedException {
    if (length > MAX_USERNAME_BYTES) {
      throw new MalformedException("USERNAME too long");
    }
    // Ufrags are ASCII; Latin-1 keeps every other byte different from all of them.
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }

  private static int integrityAt(int at, int offset, int length) throws MalformedException {
    if (length != INTEGRITY_BYTES) {
      throw new MalformedException("MESSAGE-INTEGRITY of a wrong length");
    }
    return at - offset;
  }

  private static List<Character> plus(List<Character> list, char type) {
    List<Character> longer = new ArrayList<>(list);
    longer.add(type);
    return longer;
  }

  private static int u16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}

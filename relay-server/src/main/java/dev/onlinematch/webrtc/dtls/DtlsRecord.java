package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * One record of a datagram, seen from outside: what we let through to the TLS library, and where.
 *
 * <pre>
 * type(1) version(2) epoch(2) sequence number(6) length(2) fragment …        RFC 6347, 4.1
 *   handshake fragment: type(1) length(3) message_seq(2)
 *                       fragment_offset(3) fragment_length(3) body …         RFC 6347, 4.2.2
 * </pre>
 *
 * @param bytes the datagram
 * @param offset where the record begins
 * @param length header and fragment
 */
record DtlsRecord(byte[] bytes, int offset, int length) {

  static final int HEADER_BYTES = 13;
  static final int CHANGE_CIPHER_SPEC = 20;
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;

  private static final int DTLS_1_0 = 0xFEFF;
  private static final int DTLS_1_2 = 0xFEFD;
  private static final int MESSAGE_HEADER_BYTES = 12;
  private static final int RANDOM_AT = HEADER_BYTES + MESSAGE_HEADER_BYTES + 2;
  private static final int RANDOM_BYTES = 32;

  // A browser's longest message is a certificate of a few hundred bytes. The library sets memory
  // aside for what a fragment claims its message to be, up to 16 MiB, sixteen messages ahead.
  private static final int MAX_MESSAGE_BYTES = 8 * 1024;

  // Explicit nonce and tag of AES-GCM. Shorter ones would not be "not authentic" to the library but
  // a fatal mistake of the peer, and end the connection.
  private static final int MIN_PROTECTED_BYTES = 8 + 16;

  /** The record at {@code offset}; must not reach past {@code end}. */
  static DtlsRecord at(byte[] bytes, int offset, int end) throws MalformedException {
    if (end - offset < HEADER_BYTES) {
      throw new MalformedException("rest that is shorter than a record header");
    }
    int length = HEADER_BYTES + u16(bytes, offset + 11);
    // 1.0 in a first ClientHello, 1.2 in all others. The library takes one of the other numbers for
    // a
    // fatal mistake of the peer, and ends the connection, before it knows who sent it.
    int version = u16(bytes, offset + 1);
    boolean isDtls = version == DTLS_1_0 || version == DTLS_1_2;
    if (!isDtls || length > end - offset || length == HEADER_BYTES) {
      throw new MalformedException("not a record header");
    }
    return new DtlsRecord(bytes, offset, length);
  }

  int end() {
    return offset + length;
  }

  int type() {
    return bytes[offset] & 0xFF;
  }

  int epoch() {
    return u16(bytes, offset + 3);
  }

  /** Whether it is long enough to be the work of AES-GCM. */
  boolean canBeProtected() {
    return length - HEADER_BYTES >= MIN_PROTECTED_BYTES;
  }

  /** Whether it is an unprotected handshake record. */
  boolean isPlainHandshake() {
    return type() == HANDSHAKE && epoch() == 0;
  }

  /**
   * The fragments of an unprotected handshake record, at least one; each may cost us no more than
   * it should.
   */
  List<HandshakeFragment> handshakeFragments() throws MalformedException {
    List<HandshakeFragment> fragments = new ArrayList<>(1);
    int at = offset + HEADER_BYTES;
    while (at < end()) {
      if (end() - at < MESSAGE_HEADER_BYTES) {
        throw new MalformedException("handshake fragment without a whole header");
      }
      HandshakeFragment fragment =
          new HandshakeFragment(bytes[at] & 0xFF, u24(at + 1), u24(at + 6), u24(at + 9));
      if (fragment.messageBytes() > MAX_MESSAGE_BYTES
          || fragment.offset() + fragment.length() > fragment.messageBytes()
          || fragment.length() > end() - at - MESSAGE_HEADER_BYTES) {
        throw new MalformedException("handshake fragment of a wrong or excessive length");
      }
      fragments.add(fragment);
      at += MESSAGE_HEADER_BYTES + fragment.length();
    }
    return fragments;
  }

  /**
   * The client's random of a ClientHello, or {@code null} in a later fragment of one. It tells one
   * handshake from another: a repeated ClientHello has the same.
   */
  ClientRandom clientRandom() {
    boolean isFirstFragment = u24(offset + HEADER_BYTES + 6) == 0;
    if (!isFirstFragment || length < RANDOM_AT + RANDOM_BYTES) {
      return null;
    }
    return ClientRandom.read(bytes, offset + RANDOM_AT);
  }

  byte[] copy() {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    return copy;
  }

  private int u24(int at) {
    return ((bytes[at] & 0xFF) << 16) | u16(bytes, at + 1);
  }

  private static int u16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}

package dev.onlinematch.webrtc.ice;

import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.ice4j.StunException;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.AttributeFactory;
import org.ice4j.attribute.ErrorCodeAttribute;
import org.ice4j.attribute.FingerprintAttribute;
import org.ice4j.attribute.MessageIntegrityAttribute;
import org.ice4j.attribute.UnknownAttributesAttribute;
import org.ice4j.message.Message;
import org.ice4j.message.Request;

/** Binding requests read and answered with ice4j's messages and attributes, without its stack. */
final class StunMessages {

  static final int TRANSACTION_ID_BYTES = 12;

  private static final int HEADER_BYTES = 20;
  private static final int INTEGRITY_BYTES = 24;
  private static final int FINGERPRINT_BYTES = 8;
  private static final int MAX_MESSAGE_BYTES = 1_024;

  // RFC 8445, 5.1.2.1, for a peer reflexive candidate. The peer knows ours already.
  private static final long CHECK_PRIORITY = (110L << 24) + (65_535L << 8) + 255;

  // RFC 8445, 6.1.1: between a lite and a full agent nothing is ever tied.
  private static final long NO_TIE_BREAKER = 0;

  private StunMessages() {}

  /**
   * A check of our own, signed with the peer's password.
   *
   * @param username the peer's ufrag, a colon, and ours
   */
  static byte[] check(byte[] transactionId, String username, byte[] key) {
    return encode(
        Message.BINDING_REQUEST,
        transactionId,
        key,
        AttributeFactory.createUsernameAttribute(username.getBytes(StandardCharsets.US_ASCII)),
        AttributeFactory.createPriorityAttribute(CHECK_PRIORITY),
        AttributeFactory.createIceControlledAttribute(NO_TIE_BREAKER));
  }

  /** Decodes a message whose outer form {@link StunFrame} found good. */
  static Request decode(byte[] message) throws MalformedException {
    try {
      return (Request) Message.decode(message, 0, message.length);
    } catch (StunException | RuntimeException e) {
      // RuntimeException: the decoder of a library on bytes from anywhere.
      throw new MalformedException("ice4j cannot read it");
    }
  }

  /** Whether the last eight bytes are a right FINGERPRINT (RFC 8489, 14.7). */
  static boolean hasRightFingerprint(byte[] message) {
    int at = message.length - FINGERPRINT_BYTES;
    byte[] expected = FingerprintAttribute.calculateXorCRC32(message, 0, at);
    return Arrays.equals(expected, 0, expected.length, message, at + 4, at + FINGERPRINT_BYTES);
  }

  static ByteBuffer transactionId(byte[] message) {
    return ByteBuffer.wrap(message, HEADER_BYTES - TRANSACTION_ID_BYTES, TRANSACTION_ID_BYTES);
  }

  /** Whether MESSAGE-INTEGRITY at {@code integrityAt} was made with that key. Constant time. */
  static boolean hasRightIntegrity(byte[] message, int integrityAt, byte[] key) {
    byte[] expected = hmac(withLength(Arrays.copyOf(message, integrityAt), INTEGRITY_BYTES), key);
    byte[] given = Arrays.copyOfRange(message, integrityAt + 4, integrityAt + INTEGRITY_BYTES);
    return MessageDigest.isEqual(expected, given);
  }

  static byte[] success(Request request, InetSocketAddress remote, byte[] key) {
    return encode(
        Message.BINDING_SUCCESS_RESPONSE,
        request.getTransactionID(),
        key,
        AttributeFactory.createXorMappedAddressAttribute(
            new TransportAddress(remote, Transport.UDP), request.getTransactionID()));
  }

  /** 487: the peer believes that we control; an ICE-lite agent never does (RFC 8445, 6.1.1). */
  static byte[] roleConflict(Request request, byte[] key) {
    return encode(
        Message.BINDING_ERROR_RESPONSE,
        request.getTransactionID(),
        key,
        error(ErrorCodeAttribute.ROLE_CONFLICT, "Role Conflict"));
  }

  /** 420, with the attributes that we should know (RFC 8489, 6.3.1). */
  static byte[] unknownAttributes(Request request, List<Character> types, byte[] key) {
    UnknownAttributesAttribute unknown = AttributeFactory.createUnknownAttributesAttribute();
    types.forEach(unknown::addAttributeID);
    return encode(
        Message.BINDING_ERROR_RESPONSE,
        request.getTransactionID(),
        key,
        error(ErrorCodeAttribute.UNKNOWN_ATTRIBUTE, "Unknown Attribute"),
        unknown);
  }

  // With RFC 8489's own words: ice4j's make the answer longer than what was asked.
  private static Attribute error(char code, String reason) {
    return AttributeFactory.createErrorCodeAttribute(code, reason);
  }

  static boolean nominates(Request request) {
    return request.containsAttribute(Attribute.USE_CANDIDATE);
  }

  static boolean comesFromControlledSide(Request request) {
    return request.containsAttribute(Attribute.ICE_CONTROLLED);
  }

  // ice4j's own Message.encode asks a stack with threads for keys and reads a configuration, which
  // takes a second the first time. Its attributes encode themselves.
  private static byte[] encode(
      char type, byte[] transactionId, byte[] key, Attribute... attributes) {
    ByteWriter message = new ByteWriter(MAX_MESSAGE_BYTES);
    message.u16(type).u16(0).raw(Message.MAGIC_COOKIE).raw(transactionId);
    for (Attribute attribute : attributes) {
      byte[] encoded = attribute.encode();
      message.raw(encoded).raw(new byte[-encoded.length & 3]);
    }
    byte[] hmac = hmac(withLength(message.toByteArray(), INTEGRITY_BYTES), key);
    message.u16(Attribute.MESSAGE_INTEGRITY).u16(hmac.length).raw(hmac);
    byte[] unfinished = withLength(message.toByteArray(), FINGERPRINT_BYTES);
    message
        .u16(Attribute.FINGERPRINT)
        .u16(FINGERPRINT_BYTES - Attribute.HEADER_LENGTH)
        .raw(FingerprintAttribute.calculateXorCRC32(unfinished, 0, unfinished.length));
    return withLength(message.toByteArray(), 0);
  }

  // RFC 8489, 14.5 and 14.7: the length in the header counts up to and including the attribute that
  // is being computed, and nothing behind it.
  private static byte[] withLength(byte[] message, int moreBytes) {
    int length = message.length - HEADER_BYTES + moreBytes;
    message[2] = (byte) (length >>> 8);
    message[3] = (byte) length;
    return message;
  }

  private static byte[] hmac(byte[] message, byte[] key) {
    return MessageIntegrityAttribute.calculateHmacSha1(message, 0, message.length, key);
  }
}

package dev.onlinematch.webrtc.ice;

import dev.onlinematch.wire.MalformedException;
import java.net.InetSocketAddress;
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
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.ice4j.message.Request;
import org.ice4j.message.Response;
import org.ice4j.stack.StunStack;

/** Binding requests read and answered with ice4j's messages, without its stack and its threads. */
final class StunMessages {

  private static final int HEADER_BYTES = 20;
  private static final int INTEGRITY_BYTES = 24;
  private static final int FINGERPRINT_BYTES = 8;

  private StunMessages() {}

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

  /** Whether MESSAGE-INTEGRITY at {@code integrityAt} was made with that key. Constant time. */
  static boolean hasRightIntegrity(byte[] message, int integrityAt, byte[] key) {
    // RFC 8489, 14.5: the length in the header counts up to and including MESSAGE-INTEGRITY.
    byte[] covered = Arrays.copyOf(message, integrityAt);
    int length = integrityAt + INTEGRITY_BYTES - HEADER_BYTES;
    covered[2] = (byte) (length >>> 8);
    covered[3] = (byte) length;
    byte[] expected = MessageIntegrityAttribute.calculateHmacSha1(covered, 0, covered.length, key);
    byte[] given = Arrays.copyOfRange(message, integrityAt + 4, integrityAt + INTEGRITY_BYTES);
    return MessageDigest.isEqual(expected, given);
  }

  static byte[] success(Request request, InetSocketAddress remote, byte[] key) {
    return encode(
        request,
        MessageFactory.createBindingResponse(request, new TransportAddress(remote, Transport.UDP)),
        key);
  }

  /** 487: the peer believes that we control; an ICE-lite agent never does (RFC 8445, 6.1.1). */
  static byte[] roleConflict(Request request, byte[] key) {
    return encode(
        request, MessageFactory.createBindingErrorResponse(ErrorCodeAttribute.ROLE_CONFLICT), key);
  }

  /** 420, with the attributes that we should know (RFC 8489, 6.3.1). */
  static byte[] unknownAttributes(Request request, List<Character> types, byte[] key) {
    char[] unknown = new char[types.size()];
    for (int i = 0; i < unknown.length; i++) {
      unknown[i] = types.get(i);
    }
    return encode(
        request,
        MessageFactory.createBindingErrorResponse(
            ErrorCodeAttribute.UNKNOWN_ATTRIBUTE, null, unknown),
        key);
  }

  static boolean nominates(Request request) {
    return request.containsAttribute(Attribute.USE_CANDIDATE);
  }

  static boolean comesFromControlledSide(Request request) {
    return request.containsAttribute(Attribute.ICE_CONTROLLED);
  }

  private static byte[] encode(Request request, Response response, byte[] key) {
    try {
      response.setTransactionID(request.getTransactionID());
    } catch (StunException e) {
      throw new IllegalStateException("a request without a transaction id of 12 bytes", e);
    }
    response.putAttribute(new KeyedIntegrity(key));
    response.putAttribute(AttributeFactory.createFingerprintAttribute());
    return response.encode(null);
  }

  /** MESSAGE-INTEGRITY with a key of its own: ice4j's asks a stack with credentials and threads. */
  private static final class KeyedIntegrity extends MessageIntegrityAttribute {

    private final byte[] key;

    KeyedIntegrity(byte[] key) {
      this.key = key;
    }

    @Override
    public byte[] encode(StunStack unused, byte[] content, int offset, int length) {
      byte[] attribute = new byte[INTEGRITY_BYTES];
      attribute[1] = (byte) MESSAGE_INTEGRITY;
      attribute[3] = (byte) DATA_LENGTH;
      byte[] hmac = calculateHmacSha1(content, offset, length, key);
      System.arraycopy(hmac, 0, attribute, 4, DATA_LENGTH);
      return attribute;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}

package dev.onlinematch.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.relay.turn.TurnCredentials;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes the messages of a {@link TurnClient}, and reads from the answers what it takes to write
 * the next ones (RFC 8489, 14; RFC 8656, 18).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |0 0|        Type               |            Length             |
 * |                          Magic cookie                         |
 * |                     Transaction, 12 bytes                     |
 * |        Attribute's type       |       Attribute's length      |  and so on
 * </pre>
 */
final class TurnMessages {

  static final int HEADER_BYTES = 20;

  /** The request that every STUN server answers. */
  static final int BINDING = 0x001;

  private static final int COOKIE = 0x2112A442;
  private static final int INTEGRITY_BYTES = 24;

  /**
   * The same for all: there is one request at a time, and nothing is lost on the way within one
   * computer.
   */
  private static final byte[] TRANSACTION = "twelve bytes".getBytes(UTF_8);

  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int ERROR_CODE = 0x0009;
  private static final int XOR_PEER_ADDRESS = 0x0012;
  private static final int REALM = 0x0014;
  private static final int NONCE = 0x0015;

  private final TurnCredentials credentials;
  private byte[] realm = {};
  private byte[] nonce = {};

  TurnMessages(TurnCredentials credentials) {
    this.credentials = credentials;
  }

  /** A message without a signature. */
  static byte[] plain(int type, byte[]... attributes) {
    int length = Arrays.stream(attributes).mapToInt(attribute -> attribute.length).sum();
    ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + length);
    message.putShort((short) type).putShort((short) length).putInt(COOKIE).put(TRANSACTION);
    for (byte[] attribute : attributes) {
      message.put(attribute);
    }
    return message.array();
  }

  /** A request, signed as soon as the server has said how. */
  byte[] request(int method, byte[]... attributes) {
    if (realm.length == 0) {
      return plain(method, attributes);
    }
    byte[][] all = Arrays.copyOf(attributes, attributes.length + 3);
    all[attributes.length] = attribute(USERNAME, credentials.username().getBytes(UTF_8));
    all[attributes.length + 1] = attribute(REALM, realm);
    all[attributes.length + 2] = attribute(NONCE, nonce);
    byte[] message = plain(method, all);
    // RFC 8489, 14.5: the length includes the attribute that is yet to come.
    ByteBuffer.wrap(message).putShort(2, (short) (message.length - HEADER_BYTES + INTEGRITY_BYTES));
    return ByteBuffer.allocate(message.length + INTEGRITY_BYTES)
        .put(message)
        .put(attribute(MESSAGE_INTEGRITY, signature(message)))
        .array();
  }

  static byte[] attribute(int type, byte[] value) {
    ByteBuffer attribute = ByteBuffer.allocate(4 + padded(value.length));
    return attribute.putShort((short) type).putShort((short) value.length).put(value).array();
  }

  // RFC 8489, 14.2: an address is hidden by the cookie, and of IPv6 by the transaction too.
  static byte[] peer(byte[] address, int port) {
    byte[] mask = ByteBuffer.allocate(16).putInt(COOKIE).put(TRANSACTION).array();
    ByteBuffer value = ByteBuffer.allocate(4 + address.length);
    value.put((byte) 0).put((byte) (address.length == 4 ? 1 : 2));
    value.putShort((short) (port ^ (COOKIE >>> 16)));
    for (int i = 0; i < address.length; i++) {
      value.put((byte) (address[i] ^ mask[i]));
    }
    return attribute(XOR_PEER_ADDRESS, value.array());
  }

  /** Keeps what the server wants to be told again, and returns the code of its error. */
  int readError(ByteBuffer answer) {
    int code = 0;
    int at = HEADER_BYTES;
    while (at + 4 <= answer.limit()) {
      byte[] value = new byte[answer.getShort(at + 2)];
      answer.get(at + 4, value);
      switch (answer.getShort(at)) {
        case ERROR_CODE -> code = value[2] * 100 + value[3];
        case REALM -> realm = value;
        case NONCE -> nonce = value;
        default -> {}
      }
      at += 4 + padded(value.length);
    }
    return code;
  }

  private byte[] signature(byte[] message) {
    String secret =
        credentials.username() + ":" + new String(realm, UTF_8) + ":" + credentials.password();
    try {
      byte[] key = MessageDigest.getInstance("MD5").digest(secret.getBytes(UTF_8));
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}

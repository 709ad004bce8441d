package dev.onlinematch.bench;

import dev.onlinematch.wire.ByteWriter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a peer has to say in STUN: a check that nominates at once (RFC 8445, 7.2), and the answer to
 * the relay's own.
 */
final class ConnectivityCheck {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int COOKIE = 0x2112A442;
  private static final int USERNAME = 0x0006;
  private static final int INTEGRITY = 0x0008;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int PRIORITY = 0x0024;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int FINGERPRINT = 0x8028;
  private static final int CONTROLLING = 0x802A;

  private ConnectivityCheck() {}

  static byte[] of(String remoteUfrag, String remotePwd, String ownUfrag) {
    byte[] id = new byte[12];
    RANDOM.nextBytes(id);
    ByteWriter attributes = new ByteWriter(512);
    String user = remoteUfrag + ":" + ownUfrag;
    add(attributes, USERNAME, user.getBytes(StandardCharsets.US_ASCII));
    add(attributes, PRIORITY, new byte[] {0x6E, 0, 1, 2});
    add(attributes, USE_CANDIDATE);
    add(attributes, CONTROLLING, new byte[8]);
    return sealed(REQUEST, id, attributes, remotePwd);
  }

  /** Whether that came from a relay that wants to know whether somebody is there. */
  static boolean isRequest(byte[] packet, int length) {
    return length >= 20 && packet[0] == 0 && packet[1] == REQUEST;
  }

  /** The answer to a request that came from an IPv4 address. */
  static byte[] answerTo(byte[] request, String ownPwd, InetSocketAddress from) {
    byte[] id = Arrays.copyOfRange(request, 8, 20);
    int address = ByteBuffer.wrap(from.getAddress().getAddress()).getInt();
    byte[] mapped =
        new ByteWriter(8)
            .u16(1)
            .u16(from.getPort() ^ COOKIE >>> 16)
            .i32(address ^ COOKIE)
            .toByteArray();
    ByteWriter attributes = new ByteWriter(64);
    add(attributes, XOR_MAPPED_ADDRESS, mapped);
    return sealed(SUCCESS, id, attributes, ownPwd);
  }

  private static byte[] sealed(int type, byte[] id, ByteWriter attributes, String password) {
    add(attributes, INTEGRITY, hmac(password, message(type, id, attributes, 24)));
    CRC32 crc = new CRC32();
    crc.update(message(type, id, attributes, 8));
    // RFC 8489, 14.7.
    int fingerprint = (int) crc.getValue() ^ 0x5354554E;
    add(attributes, FINGERPRINT, new ByteWriter(4).i32(fingerprint).toByteArray());
    return message(type, id, attributes, 0);
  }

  private static void add(ByteWriter attributes, int type, byte... value) {
    attributes.u16(type).u16(value.length).raw(value).raw(new byte[-value.length & 3]);
  }

  // The header names the length as it will be with what is still to come.
  private static byte[] message(int type, byte[] id, ByteWriter attributes, int moreBytes) {
    return new ByteWriter(1024)
        .u16(type)
        .u16(attributes.length() + moreBytes)
        .i32(COOKIE)
        .raw(id)
        .raw(attributes.toByteArray())
        .toByteArray();
  }

  private static byte[] hmac(String key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

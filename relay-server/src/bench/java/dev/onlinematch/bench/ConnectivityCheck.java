package dev.onlinematch.bench;

import dev.onlinematch.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one STUN message that a peer has to say: a check that nominates at once (RFC 8445, 7.2). */
final class ConnectivityCheck {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int USERNAME = 0x0006;
  private static final int INTEGRITY = 0x0008;
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
    add(attributes, INTEGRITY, hmac(remotePwd, message(id, attributes, 24)));
    CRC32 crc = new CRC32();
    crc.update(message(id, attributes, 8));
    // RFC 8489, 14.7.
    int fingerprint = (int) crc.getValue() ^ 0x5354554E;
    add(attributes, FINGERPRINT, new ByteWriter(4).i32(fingerprint).toByteArray());
    return message(id, attributes, 0);
  }

  private static void add(ByteWriter attributes, int type, byte... value) {
    attributes.u16(type).u16(value.length).raw(value).raw(new byte[-value.length & 3]);
  }

  // The header names the length as it will be with what is still to come.
  private static byte[] message(byte[] id, ByteWriter attributes, int moreBytes) {
    return new ByteWriter(1024)
        .u16(1)
        .u16(attributes.length() + moreBytes)
        .i32(0x2112A442)
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

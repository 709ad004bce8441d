package dev.onlinematch.webrtc.sctp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) over SHA-256. Written out, because {@code javax.crypto} has its one door in
 * {@code webrtc.dtls}, and a port for ten lines would be longer than they are.
 */
final class HmacSha256 {

  static final int BYTES = 32;

  private static final int BLOCK_BYTES = 64;

  private final MessageDigest sha256;
  private final byte[] innerPad;
  private final byte[] outerPad;

  /** With a key of at most one block, 64 bytes. */
  HmacSha256(byte[] key) {
    if (key.length > BLOCK_BYTES) {
      throw new IllegalArgumentException("key above one block: " + key.length);
    }
    this.innerPad = pad(key, 0x36);
    this.outerPad = pad(key, 0x5C);
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] of(byte[] message) {
    sha256.update(innerPad);
    byte[] inner = sha256.digest(message);
    sha256.update(outerPad);
    return sha256.digest(inner);
  }

  private static byte[] pad(byte[] key, int with) {
    byte[] pad = Arrays.copyOf(key, BLOCK_BYTES);
    for (int i = 0; i < pad.length; i++) {
      pad[i] ^= (byte) with;
    }
    return pad;
  }
}

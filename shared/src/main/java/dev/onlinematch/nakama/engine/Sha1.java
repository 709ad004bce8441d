package dev.onlinematch.nakama.engine;

/**
 * SHA-1 (RFC 3174), for names that become ids and for nothing that has to be secret: TeaVM has no
 * {@code MessageDigest}.
 */
final class Sha1 {

  private static final int BLOCK_BYTES = 64;

  private Sha1() {}

  static byte[] digest(byte[] message) {
    int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    byte[] padded = pad(message);
    for (int offset = 0; offset < padded.length; offset += BLOCK_BYTES) {
      block(padded, offset, state);
    }
    byte[] digest = new byte[20];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (state[i / 4] >>> (24 - (i % 4) * 8));
    }
    return digest;
  }

  // RFC 3174, 4: a 1 bit, zeros, and the length in bits as the last eight bytes.
  private static byte[] pad(byte[] message) {
    int blocks = (message.length + 8) / BLOCK_BYTES + 1;
    byte[] padded = new byte[blocks * BLOCK_BYTES];
    System.arraycopy(message, 0, padded, 0, message.length);
    padded[message.length] = (byte) 0x80;
    for (int i = 0; i < 4; i++) {
      padded[padded.length - 1 - i] = (byte) ((message.length << 3) >>> (i * 8));
    }
    return padded;
  }

  private static void block(byte[] bytes, int offset, int[] state) {
    int[] w = new int[80];
    for (int t = 0; t < 16; t++) {
      int at = offset + t * 4;
      w[t] =
          bytes[at] << 24
              | (bytes[at + 1] & 0xFF) << 16
              | (bytes[at + 2] & 0xFF) << 8
              | (bytes[at + 3] & 0xFF);
    }
    for (int t = 16; t < 80; t++) {
      w[t] = Integer.rotateLeft(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    for (int t = 0; t < 80; t++) {
      int next = Integer.rotateLeft(a, 5) + mix(t, b, c, d) + e + w[t] + constant(t);
      e = d;
      d = c;
      c = Integer.rotateLeft(b, 30);
      b = a;
      a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }

  private static int mix(int t, int b, int c, int d) {
    if (t < 20) {
      return (b & c) | (~b & d);
    }
    if (t < 40 || t >= 60) {
      return b ^ c ^ d;
    }
    return (b & c) | (b & d) | (c & d);
  }

  private static int constant(int t) {
    if (t < 20) {
      return 0x5A827999;
    }
    if (t < 40) {
      return 0x6ED9EBA1;
    }
    return t < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
  }
}

package dev.onlinematch.webrtc.dtls;

import java.nio.ByteBuffer;

/** The 32 random bytes of a ClientHello. */
record ClientRandom(long a, long b, long c, long d) {

  static ClientRandom read(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, 32);
    return new ClientRandom(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }
}

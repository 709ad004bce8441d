package dev.onlinematch.webrtc.sctp.packet;

/**
 * COOKIE-ECHO (RFC 9260, 3.3.11): the state cookie, brought back.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |   Type = 10   |  Chunk Flags  |            Length             |
 * +---------------+---------------+-------------------------------+
 * /                             Cookie                            /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class CookieEchoChunk {

  private CookieEchoChunk() {}

  /** The cookie; only its maker can say whether it is one. */
  public static byte[] parse(RawChunk chunk) {
    return chunk.copyValue();
  }

  /** How long a chunk with this cookie is. */
  public static int lengthOf(byte[] cookie) {
    return NetworkBytes.padded(RawChunk.HEADER_BYTES + cookie.length);
  }

  /** Writes one. */
  public static void write(PacketWriter writer, byte[] cookie) {
    writer.beginChunk(ChunkType.COOKIE_ECHO, 0).bytes(cookie).endChunk();
  }
}

package dev.onlinematch.webrtc.sctp.packet;

/**
 * Chunks that are nothing but their header: COOKIE-ACK (RFC 9260, 3.3.12), SHUTDOWN-ACK (3.3.9) and
 * SHUTDOWN-COMPLETE (3.3.13). The latter has the T bit of {@link AbortChunk}.
 */
public final class EmptyChunk {

  /** How long one is. */
  public static final int BYTES = RawChunk.HEADER_BYTES;

  /** "The verification tag is your own, reflected": ABORT and SHUTDOWN-COMPLETE (8.5.1). */
  public static final int T_BIT = 0x01;

  private EmptyChunk() {}

  /** Writes one. */
  public static void write(PacketWriter writer, ChunkType type, int flags) {
    writer.beginChunk(type, flags).endChunk();
  }
}

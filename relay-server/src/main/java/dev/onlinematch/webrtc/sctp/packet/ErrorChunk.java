package dev.onlinematch.webrtc.sctp.packet;

import java.util.List;

/**
 * ERROR (RFC 9260, 3.3.10): something was refused, the association lives on. Causes are read with
 * {@link ErrorCause#parseAll}.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |   Type = 9    |  Chunk Flags  |            Length             |
 * +---------------+---------------+-------------------------------+
 * /                    one or more Error Causes                   /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class ErrorChunk {

  private ErrorChunk() {}

  /** How long a chunk with these causes is. */
  public static int lengthOf(List<ErrorCause> causes) {
    int length = RawChunk.HEADER_BYTES;
    for (ErrorCause cause : causes) {
      length += cause.paddedLength();
    }
    return length;
  }

  /** Writes one. */
  public static void write(PacketWriter writer, List<ErrorCause> causes) {
    writer.beginChunk(ChunkType.ERROR, 0);
    for (ErrorCause cause : causes) {
      cause.writeTo(writer);
    }
    writer.endChunk();
  }
}

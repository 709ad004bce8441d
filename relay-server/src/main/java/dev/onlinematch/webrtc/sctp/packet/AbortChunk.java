package dev.onlinematch.webrtc.sctp.packet;

import java.util.Optional;

/**
 * ABORT (RFC 9260, 3.3.7): the association is gone. Causes are read with {@link
 * ErrorCause#parseAll}.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-------------+-+-------------------------------+
 * |   Type = 6    |  Reserved   |T|            Length             |
 * +---------------+-------------+-+-------------------------------+
 * /                   zero or more Error Causes                   /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class AbortChunk {

  private AbortChunk() {}

  /** Writes one; {@code reflectsTag} is the T bit: its sender has no tag of the peer. */
  public static void write(PacketWriter writer, boolean reflectsTag, Optional<ErrorCause> cause) {
    writer.beginChunk(ChunkType.ABORT, reflectsTag ? EmptyChunk.T_BIT : 0);
    cause.ifPresent(present -> present.writeTo(writer));
    writer.endChunk();
  }
}

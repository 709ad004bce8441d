package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.AssociationState.CookieWait;
import dev.onlinematch.webrtc.sctp.AssociationState.WithTcb;
import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.EmptyChunk;
import dev.onlinematch.webrtc.sctp.packet.RawChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;

/**
 * Whether a packet's verification tag gives it the right to be heard (RFC 9260, 8.5). Who cannot
 * read our packets cannot know the tag.
 */
enum TagRule {
  /** It belongs to the association. */
  ACCEPT,
  /** It does not, and is dropped in silence. */
  DISCARD,
  /** There is no association that it could belong to (8.4). */
  OUT_OF_THE_BLUE;

  static TagRule of(SctpPacket packet, AssociationState state) {
    RawChunk first = packet.chunks().get(0);
    ChunkType type = first.type();
    int tag = packet.verificationTag();
    if (mustBeAlone(packet)) {
      return DISCARD;
    }
    if (type == ChunkType.INIT) {
      // 8.5.1 A.
      return tag == 0 ? ACCEPT : DISCARD;
    }
    if (type == ChunkType.COOKIE_ECHO) {
      // 8.5.1 D: the cookie says which tag is right.
      return ACCEPT;
    }
    if (state instanceof CookieWait wait) {
      return tag == wait.own().tag() && !isReflected(first) ? ACCEPT : DISCARD;
    }
    if (state instanceof WithTcb known) {
      // 8.5.1 B and C: with the T bit, the tag is the one that we send with.
      int expected = isReflected(first) ? known.tcb().peerTag : known.tcb().ownTag;
      return tag == expected ? ACCEPT : DISCARD;
    }
    return OUT_OF_THE_BLUE;
  }

  private static boolean isReflected(RawChunk chunk) {
    return (chunk.type() == ChunkType.ABORT || chunk.type() == ChunkType.SHUTDOWN_COMPLETE)
        && (chunk.flags() & EmptyChunk.T_BIT) != 0;
  }

  // 6.10: INIT, INIT-ACK and SHUTDOWN-COMPLETE share a packet with nothing.
  private static boolean mustBeAlone(SctpPacket packet) {
    return packet.chunks().size() > 1
        && (packet.contains(ChunkType.INIT)
            || packet.contains(ChunkType.INIT_ACK)
            || packet.contains(ChunkType.SHUTDOWN_COMPLETE));
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.AbortChunk;
import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.EmptyChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;
import java.util.Optional;

/** Packets for an association that does not exist (RFC 9260, 8.4). */
final class OutOfTheBlue {

  private final AssociationContext context;

  OutOfTheBlue(AssociationContext context) {
    this.context = context;
  }

  /** Answers as the RFC says, under the tag that the packet itself carries. */
  void answer(SctpPacket packet) {
    context.counters.misaddressedPackets++;
    // (2), (6), (7): answers to answers would never end.
    if (packet.contains(ChunkType.ABORT)
        || packet.contains(ChunkType.SHUTDOWN_COMPLETE)
        || packet.contains(ChunkType.COOKIE_ACK)
        || packet.contains(ChunkType.ERROR)) {
      return;
    }
    if (packet.contains(ChunkType.SHUTDOWN_ACK)) {
      answerShutdownAck(packet.verificationTag());
    } else {
      // (8).
      context.sendPacket(
          packet.verificationTag(), writer -> AbortChunk.write(writer, true, Optional.empty()));
    }
  }

  /** (5): the peer waits for the last word of something that we have forgotten. */
  void answerShutdownAck(int verificationTag) {
    context.sendPacket(
        verificationTag,
        writer -> EmptyChunk.write(writer, ChunkType.SHUTDOWN_COMPLETE, EmptyChunk.T_BIT));
  }
}

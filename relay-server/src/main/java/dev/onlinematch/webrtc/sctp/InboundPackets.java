package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.AssociationState.Closed;
import dev.onlinematch.webrtc.sctp.AssociationState.CookieEchoed;
import dev.onlinematch.webrtc.sctp.AssociationState.CookieWait;
import dev.onlinematch.webrtc.sctp.AssociationState.WithTcb;
import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.CookieEchoChunk;
import dev.onlinematch.webrtc.sctp.packet.ErrorCause;
import dev.onlinematch.webrtc.sctp.packet.ErrorChunk;
import dev.onlinematch.webrtc.sctp.packet.InitChunk;
import dev.onlinematch.webrtc.sctp.packet.RawChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;
import dev.onlinematch.webrtc.sctp.packet.ShutdownChunk;
import dev.onlinematch.webrtc.sctp.packet.UnrecognizedRule;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The front door: takes a packet apart, checks that it may speak, and shows each chunk to whom it
 * concerns. Everything that is wrong with a packet ends here.
 */
final class InboundPackets {

  /** So many causes are reported per packet: they always fit into one answer. */
  private static final int MAX_CAUSES = 3;

  private final AssociationContext context;
  private final Handshake handshake;
  private final ShutdownSequence shutdown;
  private final OutOfTheBlue outOfTheBlue;
  private final EstablishedChunks established;
  private final List<ErrorCause> causes = new ArrayList<>();

  InboundPackets(AssociationContext context, Handshake handshake, ShutdownSequence shutdown) {
    this.context = context;
    this.handshake = handshake;
    this.shutdown = shutdown;
    this.outOfTheBlue = new OutOfTheBlue(context);
    this.established = new EstablishedChunks(context, shutdown, causes);
  }

  void handle(byte[] bytes, int offset, int length, long nowMs) {
    SctpPacket packet;
    try {
      packet = SctpPacket.parse(bytes, offset, length);
    } catch (MalformedException e) {
      context.counters.malformedPackets++;
      return;
    }
    if (packet.destinationPort() != context.options.localPort()
        || packet.sourcePort() != context.options.remotePort()) {
      context.counters.misaddressedPackets++;
      return;
    }
    switch (TagRule.of(packet, context.state())) {
      case ACCEPT -> handleChunks(packet, nowMs);
      case DISCARD -> discard(packet);
      case OUT_OF_THE_BLUE -> outOfTheBlue.answer(packet);
    }
  }

  // 8.5.1 E: a SHUTDOWN-ACK during set-up is the end of an association from before.
  private void discard(SctpPacket packet) {
    context.counters.misaddressedPackets++;
    boolean isSettingUp =
        context.state() instanceof CookieWait || context.state() instanceof CookieEchoed;
    if (isSettingUp && packet.chunks().size() == 1 && packet.contains(ChunkType.SHUTDOWN_ACK)) {
      outOfTheBlue.answerShutdownAck(packet.verificationTag());
    }
  }

  private void handleChunks(SctpPacket packet, long nowMs) {
    causes.clear();
    try {
      for (RawChunk chunk : packet.chunks()) {
        if (!handleChunk(chunk, packet, nowMs)) {
          break;
        }
      }
    } catch (MalformedException e) {
      // What came before it in the packet stands; it and what follows do not.
      context.counters.malformedPackets++;
    }
    established.endOfPacket(nowMs);
    if (!causes.isEmpty() && context.state() instanceof WithTcb) {
      List<ErrorCause> reported = List.copyOf(causes);
      context.outbox.addChunk(
          ErrorChunk.lengthOf(reported), writer -> ErrorChunk.write(writer, reported));
    }
  }

  /** Returns whether the chunks behind this one count. */
  private boolean handleChunk(RawChunk chunk, SctpPacket packet, long nowMs)
      throws MalformedException {
    switch (chunk.type()) {
      case INIT -> handshake.handleInit(InitChunk.parse(chunk), nowMs);
      case INIT_ACK -> handshake.handleInitAck(InitChunk.parse(chunk), nowMs);
      case COOKIE_ECHO -> {
        return handshake.handleCookieEcho(
            CookieEchoChunk.parse(chunk), packet.verificationTag(), nowMs);
      }
      case COOKIE_ACK -> handshake.handleCookieAck(nowMs);
      case ABORT -> {
        handleAbort(chunk);
        return false;
      }
      case ERROR -> handleError(chunk, nowMs);
      case SHUTDOWN -> shutdown.handleShutdown(ShutdownChunk.parse(chunk), nowMs);
      case SHUTDOWN_ACK -> handleShutdownAck(packet.verificationTag());
      case SHUTDOWN_COMPLETE -> shutdown.handleShutdownComplete();
      case DATA, SACK, HEARTBEAT, HEARTBEAT_ACK, FORWARD_TSN, RE_CONFIG -> {
        return established.handle(chunk, nowMs) || handleUnrecognized(chunk);
      }
      case UNRECOGNIZED -> {
        return handleUnrecognized(chunk);
      }
    }
    return true;
  }

  private boolean handleUnrecognized(RawChunk chunk) {
    UnrecognizedRule rule = UnrecognizedRule.ofChunk(chunk.typeCode());
    context.counters.ignoredChunks++;
    if (rule.reports() && causes.size() < MAX_CAUSES) {
      causes.add(ErrorCause.unrecognizedChunk(chunk));
    }
    return rule.goesOn();
  }

  private void handleAbort(RawChunk chunk) {
    if (context.state() instanceof Closed) {
      return;
    }
    String detail = "peer aborted";
    try {
      for (ErrorCause cause : ErrorCause.parseAll(chunk)) {
        detail = "peer aborted: " + cause.describe();
      }
    } catch (MalformedException e) {
      // It is an ABORT under the right tag, whatever else it says.
      context.counters.malformedPackets++;
    }
    context.close(CloseReason.PEER_ABORT, detail);
  }

  private void handleShutdownAck(int verificationTag) {
    if (context.state() instanceof CookieWait || context.state() instanceof CookieEchoed) {
      outOfTheBlue.answerShutdownAck(verificationTag);
    } else {
      shutdown.handleShutdownAck();
    }
  }

  private void handleError(RawChunk chunk, long nowMs) throws MalformedException {
    for (ErrorCause cause : ErrorCause.parseAll(chunk)) {
      if (cause.code() == ErrorCause.STALE_COOKIE) {
        handshake.handleStaleCookie(nowMs);
      } else if (context.state() instanceof WithTcb known && cause.deniesForwardTsn()) {
        known.tcb().neverSkip();
      } else {
        context.counters.ignoredChunks++;
      }
    }
  }
}

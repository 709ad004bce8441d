package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.AssociationState.CookieEchoed;
import dev.onlinematch.webrtc.sctp.AssociationState.WithTcb;
import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.DataChunk;
import dev.onlinematch.webrtc.sctp.packet.ErrorCause;
import dev.onlinematch.webrtc.sctp.packet.ForwardTsnChunk;
import dev.onlinematch.webrtc.sctp.packet.HeartbeatChunk;
import dev.onlinematch.webrtc.sctp.packet.RawChunk;
import dev.onlinematch.webrtc.sctp.packet.ReconfigChunk;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.Response;
import dev.onlinematch.webrtc.sctp.packet.SackChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;
import dev.onlinematch.wire.MalformedException;
import java.util.List;

/** The chunks that an association exchanges once it is up. */
final class EstablishedChunks {

  private final AssociationContext context;
  private final ShutdownSequence shutdown;
  private final List<ErrorCause> causes;
  private boolean packetHadData;

  /**
   * For the chunks of one association.
   *
   * @param causes gets what to report about the present packet
   */
  EstablishedChunks(
      AssociationContext context, ShutdownSequence shutdown, List<ErrorCause> causes) {
    this.context = context;
    this.shutdown = shutdown;
    this.causes = causes;
  }

  /** Handles a chunk; false if it was not negotiated, and counts as an unknown one. */
  boolean handle(RawChunk chunk, long nowMs) throws MalformedException {
    if (!(context.state() instanceof WithTcb known) || known instanceof CookieEchoed) {
      // A COOKIE-ACK is missing, or an ABORT came before it in the packet.
      context.counters.ignoredChunks++;
      return true;
    }
    TransmissionControlBlock tcb = known.tcb();
    switch (chunk.type()) {
      case DATA -> handleData(DataChunk.parse(chunk), known);
      case SACK -> handleSack(SackChunk.parse(chunk), tcb, nowMs);
      case HEARTBEAT -> answerHeartbeat(HeartbeatChunk.parseInfo(chunk));
      case HEARTBEAT_ACK -> handleHeartbeatAck(HeartbeatChunk.parseInfo(chunk), tcb, nowMs);
      case FORWARD_TSN -> {
        if (!tcb.speaksForwardTsn()) {
          return false;
        }
        handleForwardTsn(ForwardTsnChunk.parse(chunk), known);
      }
      case RE_CONFIG -> {
        if (!tcb.speaksReconfig) {
          return false;
        }
        handleReconfig(ReconfigChunk.parse(chunk), tcb);
      }
      default -> throw new IllegalArgumentException("not for here: " + chunk.type());
    }
    return true;
  }

  private void handleData(DataChunk chunk, WithTcb known) {
    if (!known.takesData()) {
      context.counters.ignoredChunks++;
      return;
    }
    packetHadData = true;
    TransmissionControlBlock tcb = known.tcb();
    switch (tcb.receiver.handleData(chunk)) {
      case ANSWERED_BY_SACK -> {}
      case INVALID_STREAM -> {
        if (causes.isEmpty()) {
          causes.add(ErrorCause.invalidStream(chunk.header().streamId()));
        }
      }
      case NO_USER_DATA ->
          context.abort(
              tcb, ErrorCause.noUserData(chunk.header().tsn()), CloseReason.PROTOCOL_VIOLATION);
      case MESSAGE_TOO_LARGE ->
          context.abort(
              tcb,
              ErrorCause.protocolViolation("message larger than announced"),
              CloseReason.PROTOCOL_VIOLATION);
    }
  }

  private static void handleSack(SackChunk sack, TransmissionControlBlock tcb, long nowMs)
      throws MalformedException {
    if (tcb.sender.handleSack(sack, nowMs)) {
      tcb.clearUnanswered();
    }
    tcb.heartbeats.restart(nowMs);
  }

  private void answerHeartbeat(byte[] info) {
    int length = HeartbeatChunk.lengthOf(info);
    if (length > context.options.mtuBytes() - SctpPacket.HEADER_BYTES) {
      context.counters.ignoredChunks++;
      return;
    }
    context.outbox.addChunk(
        length, writer -> HeartbeatChunk.write(writer, ChunkType.HEARTBEAT_ACK, info));
  }

  private void handleHeartbeatAck(byte[] info, TransmissionControlBlock tcb, long nowMs) {
    if (tcb.heartbeats.handleAck(info, nowMs)) {
      tcb.clearUnanswered();
    } else {
      context.counters.ignoredChunks++;
    }
  }

  private void handleForwardTsn(ForwardTsnChunk chunk, WithTcb known) {
    if (known.takesData()) {
      known.tcb().receiver.handleForwardTsn(chunk);
      known.tcb().incomingResets.onDataReceived();
    } else {
      context.counters.ignoredChunks++;
    }
  }

  private void handleReconfig(List<ReconfigParameter> parameters, TransmissionControlBlock tcb) {
    for (ReconfigParameter parameter : parameters) {
      if (parameter instanceof Response response) {
        if (tcb.outgoingResets.handleResponse(response)) {
          tcb.clearUnanswered();
        }
      } else {
        tcb.incomingResets.handleRequest(parameter);
      }
    }
  }

  /** All chunks of a packet were handled. */
  void endOfPacket(long nowMs) {
    if (packetHadData && context.state() instanceof WithTcb known) {
      known.tcb().receiver.endOfPacket(nowMs);
      known.tcb().incomingResets.onDataReceived();
      shutdown.onDataReceived(nowMs);
    }
    packetHadData = false;
  }
}

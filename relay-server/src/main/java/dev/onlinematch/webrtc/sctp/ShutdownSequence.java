package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.AssociationState.Established;
import dev.onlinematch.webrtc.sctp.AssociationState.ShutdownAckSent;
import dev.onlinematch.webrtc.sctp.AssociationState.ShutdownPending;
import dev.onlinematch.webrtc.sctp.AssociationState.ShutdownReceived;
import dev.onlinematch.webrtc.sctp.AssociationState.ShutdownSent;
import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.EmptyChunk;
import dev.onlinematch.webrtc.sctp.packet.ErrorCause;
import dev.onlinematch.webrtc.sctp.packet.ShutdownChunk;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetryTimer;
import dev.onlinematch.wire.MalformedException;

/**
 * How an association ends in peace (RFC 9260, 9.2): first everything queued is delivered.
 *
 * <pre>
 *   A -> SHUTDOWN          -> Z
 *   A <- SHUTDOWN-ACK      <- Z
 *   A -> SHUTDOWN-COMPLETE -> Z
 * </pre>
 */
final class ShutdownSequence {

  private final AssociationContext context;

  ShutdownSequence(AssociationContext context) {
    this.context = context;
  }

  /** The user wants to end it. Does nothing if it is ending already. */
  void begin(long nowMs) {
    if (context.state() instanceof Established established) {
      context.enter(new ShutdownPending(established.tcb(), context.shutdownGuard(nowMs)));
      maybeProceed(nowMs);
    }
  }

  /** Takes the next step if what it waits for is done. */
  void maybeProceed(long nowMs) {
    if (context.state() instanceof ShutdownPending pending && isDrained(pending.tcb())) {
      Alarm guard = pending.guard();
      context.enter(new ShutdownSent(pending.tcb(), timer(pending.tcb(), nowMs), guard));
      sendShutdown(pending.tcb());
    } else if (context.state() instanceof ShutdownReceived received && isDrained(received.tcb())) {
      sendAckAndWait(received.tcb(), nowMs);
    }
  }

  private boolean isDrained(TransmissionControlBlock tcb) {
    return context.queue.isEmpty() && tcb.sender.isAllAcknowledged();
  }

  /** SHUTDOWN: the peer wants to end it; his cumulative TSN acknowledges like a SACK. */
  void handleShutdown(ShutdownChunk chunk, long nowMs) throws MalformedException {
    if (context.state() instanceof Established established) {
      acknowledge(established.tcb(), chunk, nowMs);
      context.enter(new ShutdownReceived(established.tcb(), context.shutdownGuard(nowMs)));
    } else if (context.state() instanceof ShutdownPending pending) {
      acknowledge(pending.tcb(), chunk, nowMs);
      context.enter(new ShutdownReceived(pending.tcb(), pending.guard()));
    } else if (context.state() instanceof ShutdownReceived received) {
      acknowledge(received.tcb(), chunk, nowMs);
    } else if (context.state() instanceof ShutdownSent sent) {
      // Both at once: whoever hears the other's SHUTDOWN acknowledges it.
      sendAckAndWait(sent.tcb(), nowMs);
    } else if (context.state() instanceof ShutdownAckSent sent) {
      sendAck(sent.tcb());
    } else {
      context.counters.ignoredChunks++;
    }
  }

  private static void acknowledge(TransmissionControlBlock tcb, ShutdownChunk chunk, long nowMs)
      throws MalformedException {
    if (tcb.sender.handleCumulativeTsn(chunk.cumulativeTsn(), nowMs)) {
      tcb.clearUnanswered();
    }
  }

  /** SHUTDOWN-ACK: the peer agrees, and hears so. */
  void handleShutdownAck() {
    if (context.state() instanceof ShutdownSent sent) {
      complete(sent.tcb());
    } else if (context.state() instanceof ShutdownAckSent sent) {
      complete(sent.tcb());
    } else {
      context.counters.ignoredChunks++;
    }
  }

  private void complete(TransmissionControlBlock tcb) {
    context.close(CloseReason.SHUTDOWN, "both sides agreed");
    context.sendPacket(
        tcb.peerTag, writer -> EmptyChunk.write(writer, ChunkType.SHUTDOWN_COMPLETE, 0));
  }

  /** SHUTDOWN-COMPLETE: the peer has forgotten us. */
  void handleShutdownComplete() {
    if (context.state() instanceof ShutdownAckSent) {
      context.close(CloseReason.SHUTDOWN, "both sides agreed");
    } else {
      context.counters.ignoredChunks++;
    }
  }

  /** DATA while we wait for SHUTDOWN-ACK: acknowledged at once, and told again (9.2). */
  void onDataReceived(long nowMs) {
    if (context.state() instanceof ShutdownSent sent) {
      sent.tcb().receiver.requestSack();
      sendShutdown(sent.tcb());
      sent.t2().restart(nowMs);
    }
  }

  /** T2-shutdown and T5-shutdown-guard. */
  void handleTimeout(long nowMs) {
    if (context.state() instanceof ShutdownSent sent) {
      if (sent.guard().isDue(nowMs)) {
        endUnheard(sent.tcb());
      } else if (sent.t2().isDue(nowMs)) {
        if (sent.t2().retry(nowMs)) {
          sendShutdown(sent.tcb());
        } else {
          endUnheard(sent.tcb());
        }
      }
    } else if (context.state() instanceof ShutdownAckSent sent && sent.t2().isDue(nowMs)) {
      if (sent.t2().retry(nowMs)) {
        sendAck(sent.tcb());
      } else {
        endUnheard(sent.tcb());
      }
    } else if (context.state() instanceof ShutdownPending pending && pending.guard().isDue(nowMs)) {
      endUnheard(pending.tcb());
    } else if (context.state() instanceof ShutdownReceived received
        && received.guard().isDue(nowMs)) {
      endUnheard(received.tcb());
    }
  }

  private void endUnheard(TransmissionControlBlock tcb) {
    context.abort(
        tcb, ErrorCause.userInitiatedAbort("shutdown took too long"), CloseReason.PEER_UNREACHABLE);
  }

  private void sendAckAndWait(TransmissionControlBlock tcb, long nowMs) {
    context.enter(new ShutdownAckSent(tcb, timer(tcb, nowMs)));
    sendAck(tcb);
  }

  private RetryTimer timer(TransmissionControlBlock tcb, long nowMs) {
    TimerOptions timers = context.options.timers();
    return new RetryTimer(timers.rto(), timers.maxRetransmissions(), nowMs, tcb.rto.rtoMs());
  }

  private void sendShutdown(TransmissionControlBlock tcb) {
    context.outbox.addChunk(
        ShutdownChunk.BYTES,
        writer -> new ShutdownChunk(tcb.receiver.cumulativeTsn()).writeTo(writer));
  }

  private void sendAck(TransmissionControlBlock tcb) {
    context.sendPacket(tcb.peerTag, writer -> EmptyChunk.write(writer, ChunkType.SHUTDOWN_ACK, 0));
  }
}

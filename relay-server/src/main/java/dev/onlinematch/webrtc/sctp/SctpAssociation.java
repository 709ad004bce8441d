package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.sctp.AssociationState.Closed;
import dev.onlinematch.webrtc.sctp.AssociationState.CookieEchoed;
import dev.onlinematch.webrtc.sctp.AssociationState.CookieWait;
import dev.onlinematch.webrtc.sctp.AssociationState.Established;
import dev.onlinematch.webrtc.sctp.AssociationState.WithTcb;
import dev.onlinematch.webrtc.sctp.packet.ErrorCause;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.util.Optional;

/**
 * One SCTP association, seen from one of its two ends.
 *
 * <p>Contract. Nothing happens by itself: the caller brings packets, time and wishes, and takes
 * away events and packets.
 *
 * <ol>
 *   <li>Make one change or several: {@link #handlePacket}, {@link #handleTimeout}, {@link #send},
 *       ...
 *   <li>Then take events from {@link #pollEvent} until it gives null,
 *   <li>then packets from {@link #pollPacket} until it gives 0,
 *   <li>then ask {@link #nextDeadlineMs} when to call {@link #handleTimeout}.
 * </ol>
 *
 * Handling many packets before step 2 is what makes it fast: they share one SACK, and what is sent
 * in between shares packets. Time never goes backwards. Not thread-safe.
 *
 * <p>An association is made once: when it has closed, make a new object.
 */
public final class SctpAssociation {

  private final AssociationContext context;
  private final Handshake handshake;
  private final ShutdownSequence shutdown;
  private final InboundPackets inbound;
  private final OutboundPackets outbound;

  /**
   * An association that is closed, and answers a peer who begins.
   *
   * @param random for tags, first TSNs, the cookie key and heartbeats: must be unguessable
   */
  public SctpAssociation(SctpOptions options, RandomSource random) {
    this.context = new AssociationContext(options, random);
    this.handshake = new Handshake(context);
    this.shutdown = new ShutdownSequence(context);
    this.inbound = new InboundPackets(context, handshake, shutdown);
    this.outbound = new OutboundPackets(context);
  }

  /** Begins to set it up. Does nothing if somebody has begun, or it has ended. */
  public void connect(long nowMs) {
    if (context.state() instanceof Closed closed && !closed.hasEnded()) {
      handshake.connect(nowMs);
    }
  }

  /**
   * A packet of the peer. The bytes are not needed afterwards. Whatever is wrong with it is dropped
   * and counted, or answered as the RFC says.
   */
  public void handlePacket(byte[] bytes, int offset, int length, long nowMs) {
    inbound.handle(bytes, offset, length, nowMs);
    settle(nowMs);
  }

  /** Does what is due. To call it early is harmless. */
  public void handleTimeout(long nowMs) {
    handshake.handleTimeout(nowMs);
    shutdown.handleTimeout(nowMs);
    if (context.state() instanceof WithTcb known && !(known instanceof CookieEchoed)) {
      TransmissionControlBlock tcb = known.tcb();
      boolean isUnanswered = tcb.sender.handleTimeout(nowMs);
      isUnanswered |= tcb.outgoingResets.handleTimeout(nowMs);
      isUnanswered |= known.sendsData() && handleHeartbeat(tcb, nowMs);
      if (isUnanswered && tcb.countUnanswered(context.options.timers().maxRetransmissions())) {
        context.close(CloseReason.PEER_UNREACHABLE, "the peer does not answer any more");
      }
    }
    settle(nowMs);
  }

  private static boolean handleHeartbeat(TransmissionControlBlock tcb, long nowMs) {
    return tcb.heartbeats.handleTimeout(tcb.sender.isAllAcknowledged(), nowMs);
  }

  /** When to call {@link #handleTimeout}; {@code Long.MAX_VALUE} if never. */
  public long nextDeadlineMs() {
    long deadlineMs = context.state().deadlineMs();
    if (context.state() instanceof WithTcb known && !(known instanceof CookieEchoed)) {
      TransmissionControlBlock tcb = known.tcb();
      deadlineMs = Math.min(deadlineMs, tcb.sender.nextDeadlineMs());
      deadlineMs = Math.min(deadlineMs, tcb.receiver.sackDeadlineMs());
      deadlineMs = Math.min(deadlineMs, tcb.outgoingResets.deadlineMs());
      if (known.sendsData()) {
        deadlineMs = Math.min(deadlineMs, tcb.heartbeats.deadlineMs());
      }
    }
    return deadlineMs;
  }

  /**
   * Writes the next packet to the beginning of {@code target}, which must be as long as the MTU.
   *
   * @return its length, or 0 if there is nothing to send now
   */
  public int pollPacket(byte[] target, long nowMs) {
    settle(nowMs);
    return outbound.poll(target, nowMs);
  }

  /** What happened next, or null. */
  public SctpEvent pollEvent() {
    SctpEvent event = context.events.poll();
    if (event instanceof SctpEvent.MessageReceived && context.state() instanceof WithTcb known) {
      known.tcb().receiver.maybeReopenWindow();
    }
    return event;
  }

  /**
   * Hands over a message. It may be sent before the association is up: it waits.
   *
   * @param payload at least one byte, not to be changed any more; several associations may share it
   */
  public SendOutcome send(int streamId, int ppid, byte[] payload, SendOptions options, long nowMs) {
    return isSendable()
        ? context.queue.add(streamId, ppid, payload, options, nowMs)
        : SendOutcome.ASSOCIATION_CLOSED;
  }

  private boolean isSendable() {
    AssociationState state = context.state();
    return state instanceof Established
        || state instanceof CookieWait
        || state instanceof CookieEchoed
        || (state instanceof Closed closed && !closed.hasEnded());
  }

  /**
   * Resets streams of ours: what is queued on them is still sent, new messages are refused, and an
   * event tells when they can be used anew. Does nothing while the association is not up.
   */
  public void resetStreams(int... streamIds) {
    if (!(context.state() instanceof Established established)) {
      return;
    }
    if (!established.tcb().speaksReconfig) {
      context.events.add(new SctpEvent.OutgoingResetFailed(StreamIds.of(streamIds)));
      return;
    }
    for (int streamId : streamIds) {
      established.tcb().outgoingResets.want(streamId);
    }
  }

  /** Bytes of one stream that wait for the network (W3C bufferedAmount). */
  public int bufferedAmount(int streamId) {
    return context.queue.bufferedAmount(streamId);
  }

  /** Bytes of all streams that wait for the network. */
  public int bufferedAmount() {
    return context.queue.bufferedAmount();
  }

  /** When {@link SctpEvent.BufferedAmountLow} is told: at 0 if this is never called. */
  public void setBufferedAmountLowThreshold(int streamId, int thresholdBytes) {
    context.queue.setBufferedAmountLowThreshold(streamId, thresholdBytes);
  }

  /** The stream's share of the network relative to others (RFC 8831, 6.4): 256 is normal. */
  public void setPriority(int streamId, int priority) {
    context.queue.setWeight(streamId, priority);
  }

  /**
   * Ends it when everything queued has been delivered (RFC 9260, 9.2); before it is up, at once.
   */
  public void shutdown(long nowMs) {
    AssociationState state = context.state();
    if (state instanceof CookieWait || state instanceof CookieEchoed) {
      abort("shut down while setting up");
    } else {
      shutdown.begin(nowMs);
    }
  }

  /** Ends it at once (RFC 9260, 9.1). Does nothing if it has ended. */
  public void abort(String reason) {
    if (context.state() instanceof WithTcb known) {
      context.abort(known.tcb(), ErrorCause.userInitiatedAbort(reason), CloseReason.LOCAL_ABORT);
    } else if (!(context.state() instanceof Closed closed && closed.hasEnded())) {
      context.close(CloseReason.LOCAL_ABORT, reason);
    }
  }

  /** How it is. */
  public SctpStatus status() {
    AssociationState state = context.state();
    Optional<SctpStatus.Path> path = Optional.empty();
    if (state instanceof WithTcb known) {
      TransmissionControlBlock tcb = known.tcb();
      path =
          Optional.of(
              new SctpStatus.Path(
                  tcb.rto.srttMs(),
                  tcb.rto.rtoMs(),
                  tcb.receiver.bufferedBytes(),
                  tcb.receiver.droppedChunks(),
                  tcb.sender.status()));
    }
    return new SctpStatus(
        state.getClass().getSimpleName(),
        context.queue.bufferedAmount(),
        path,
        new SctpStatus.Refused(
            context.counters.malformedPackets,
            context.counters.misaddressedPackets,
            context.counters.ignoredChunks,
            context.outbox.droppedAnswers()));
  }

  // What follows from a change: a stream is drained and can be reset, or all of it, and it ends.
  private void settle(long nowMs) {
    if (context.state() instanceof WithTcb known && known.sendsData()) {
      known.tcb().outgoingResets.maybeRequest();
    }
    shutdown.maybeProceed(nowMs);
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.rx.DataReceiver;
import dev.onlinematch.webrtc.sctp.rx.ReceiverLimits;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import dev.onlinematch.webrtc.sctp.tx.DataSender;
import dev.onlinematch.webrtc.sctp.tx.SenderSetup;

/**
 * An association whose two sides know each other (RFC 9260, 14: TCB): tags, the two halves, and
 * what both halves need.
 */
final class TransmissionControlBlock {

  final int ownTag;
  int peerTag;
  final RetransmissionTimeout rto;
  final DataReceiver receiver;
  final DataSender sender;
  final OutgoingResets outgoingResets;
  final IncomingResets incomingResets;
  final Heartbeats heartbeats;
  final int peerInboundStreams;
  final boolean speaksReconfig;

  private boolean speaksForwardTsn;
  private int unanswered;

  TransmissionControlBlock(AssociationContext context, OwnSide own, PeerSide peer) {
    SctpOptions options = context.options;
    BufferLimits buffers = options.buffers();
    this.ownTag = own.tag();
    this.peerTag = peer.tag();
    this.speaksForwardTsn = peer.supportsForwardTsn();
    this.speaksReconfig = peer.supportsReconfig();
    this.peerInboundStreams = peer.inboundStreams();
    this.rto = new RetransmissionTimeout(options.timers().rto());
    this.receiver =
        new DataReceiver(
            new ReceiverLimits(
                buffers.receiveWindowBytes(),
                buffers.maxMessageBytes(),
                buffers.maxStreams(),
                options.timers().ackDelayMs()),
            peer.initialTsn(),
            context.events);
    this.sender =
        new DataSender(
            new SenderSetup(
                options.mtuBytes(), own.initialTsn(), peer.windowBytes(), speaksForwardTsn),
            context.queue,
            rto);
    this.outgoingResets = new OutgoingResets(context, sender, rto, own.initialTsn());
    this.incomingResets = new IncomingResets(context, receiver, outgoingResets, peer.initialTsn());
    this.heartbeats = new Heartbeats(context, rto);
  }

  boolean speaksForwardTsn() {
    return speaksForwardTsn;
  }

  /** The peer says that he does not know FORWARD-TSN after all. */
  void neverSkip() {
    speaksForwardTsn = false;
    sender.neverAbandon();
  }

  /** Something was left unanswered (RFC 9260, 8.1); returns whether that was once too often. */
  boolean countUnanswered(int limit) {
    unanswered++;
    return unanswered > limit;
  }

  /** The peer lives. */
  void clearUnanswered() {
    unanswered = 0;
  }
}

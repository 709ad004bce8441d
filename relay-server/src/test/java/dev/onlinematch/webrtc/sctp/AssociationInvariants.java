package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.tx.SenderStatus;

/** What holds of an association at every moment, whatever the network does. */
final class AssociationInvariants {

  private static final int MTU_BYTES = SctpOptions.defaults().mtuBytes();

  /** Of any association in a simulation. */
  private static final int MOST_QUEUED_BYTES = 500_000;

  private static final int MOST_KEPT_BYTES = 1_000_000 + 256 * 1024 + 2_000;

  private AssociationInvariants() {}

  static void check(SimulatedPeer peer, long nowMs) {
    peer.require(peer.association.nextDeadlineMs() >= nowMs, "deadline in the past");
    SctpStatus status = peer.association.status();
    peer.require(status.queuedBytes() >= 0, "queue below zero");
    peer.require(status.queuedBytes() <= MOST_QUEUED_BYTES, "queue above its bound");
    if (status.path().isEmpty()) {
      return;
    }
    SctpStatus.Path path = status.path().get();
    SenderStatus sender = path.sender();
    peer.require(sender.cwndBytes() >= MTU_BYTES, "cwnd below one packet");
    peer.require(sender.inFlightBytes() >= 0, "flight below zero");
    peer.require(
        sender.outstandingChunks() > 0 || sender.inFlightBytes() == 0, "flight of nothing");
    peer.require(path.receiveBufferBytes() >= 0, "buffer below zero");
    peer.require(path.receiveBufferBytes() <= MOST_KEPT_BYTES, "buffer above its bound");
  }

  /** Whether nothing waits on this side, to be sent or to be handed out. */
  static boolean isQuiet(SimulatedPeer peer) {
    SctpStatus status = peer.association.status();
    return status.queuedBytes() == 0
        && status.path().isPresent()
        && status.path().get().sender().outstandingChunks() == 0
        && status.path().get().receiveBufferBytes() == 0;
  }
}

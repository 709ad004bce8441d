package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.AssociationState.CookieEchoed;
import dev.onlinematch.webrtc.sctp.AssociationState.WithTcb;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.SackChunk;

/**
 * Makes packets, each as full as it can be: control chunks first, then the acknowledgement, then
 * data (RFC 9260, 6.10).
 */
final class OutboundPackets {

  private final AssociationContext context;
  private final PacketWriter writer = new PacketWriter();

  OutboundPackets(AssociationContext context) {
    this.context = context;
  }

  /** Writes the next packet to the beginning of {@code target}; 0 if there is none. */
  int poll(byte[] target, long nowMs) {
    byte[] ready = context.outbox.pollPacket();
    if (ready != null) {
      System.arraycopy(ready, 0, target, 0, ready.length);
      return ready.length;
    }
    if (!(context.state() instanceof WithTcb known)) {
      return 0;
    }
    writer.begin(target, context.options.mtuBytes());
    context.outbox.writeChunks(writer);
    if (!(known instanceof CookieEchoed)) {
      writeAcknowledgements(known, nowMs);
      writeData(known, nowMs);
    }
    return writer.isEmpty()
        ? 0
        : writer.finish(
            context.options.localPort(), context.options.remotePort(), known.tcb().peerTag);
  }

  private void writeAcknowledgements(WithTcb known, long nowMs) {
    TransmissionControlBlock tcb = known.tcb();
    boolean canRideAlong =
        tcb.receiver.isSackPending()
            && (!writer.isEmpty() || (known.sendsData() && tcb.sender.canSendData(nowMs)));
    if ((canRideAlong || tcb.receiver.isSackDue(nowMs)) && writer.room() >= SackChunk.MIN_BYTES) {
      tcb.receiver.writeSack(writer);
    }
    if (tcb.outgoingResets.isRequestDue() && writer.room() >= tcb.outgoingResets.requestBytes()) {
      tcb.outgoingResets.writeRequest(writer, nowMs);
    }
  }

  private void writeData(WithTcb known, long nowMs) {
    TransmissionControlBlock tcb = known.tcb();
    if (!known.sendsData()) {
      return;
    }
    // FORWARD-TSN is a control chunk: usrsctp aborts when one follows DATA. What writing data
    // notices of messages that have outlived their time is for the next packet to say.
    tcb.sender.abandonExpired(nowMs);
    if (tcb.sender.isForwardTsnDue() && writer.room() >= tcb.sender.forwardTsnBytes()) {
      tcb.sender.writeForwardTsn(writer, nowMs);
    }
    tcb.sender.writeData(writer, nowMs);
  }
}

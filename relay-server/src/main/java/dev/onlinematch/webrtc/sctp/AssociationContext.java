package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.sctp.packet.AbortChunk;
import dev.onlinematch.webrtc.sctp.packet.ErrorCause;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.tx.SendQueue;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** What the parts of an association share: its state, its settings, and where things go. */
final class AssociationContext {

  final SctpOptions options;
  final RandomSource random;
  final CookieSeal cookieSeal;
  final EventQueue events = new EventQueue();
  final Outbox outbox = new Outbox();
  final SctpCounters counters = new SctpCounters();
  final SendQueue queue;

  private final PacketWriter packetWriter = new PacketWriter();
  private AssociationState state = new AssociationState.Closed(false);

  AssociationContext(SctpOptions options, RandomSource random) {
    this.options = options;
    this.random = random;
    this.cookieSeal = new CookieSeal(random);
    this.queue =
        new SendQueue(
            options.buffers().sendBufferBytes(),
            options.buffers().maxStreams(),
            streamId -> events.add(new SctpEvent.BufferedAmountLow(streamId)));
  }

  AssociationState state() {
    return state;
  }

  void enter(AssociationState next) {
    state = next;
  }

  /** It is over: nothing is sent, kept or waited for any more. */
  void close(CloseReason reason, String detail) {
    state = new AssociationState.Closed(true);
    outbox.clearChunks();
    queue.clear();
    events.add(new SctpEvent.Closed(reason, detail));
  }

  /** Tells the peer why, then closes. */
  void abort(TransmissionControlBlock tcb, ErrorCause cause, CloseReason reason) {
    close(reason, cause.describe());
    sendPacket(tcb.peerTag, writer -> AbortChunk.write(writer, false, Optional.of(cause)));
  }

  /** Queues a packet of its own. */
  void sendPacket(int verificationTag, Consumer<PacketWriter> writing) {
    byte[] packet = new byte[options.mtuBytes()];
    packetWriter.begin(packet, packet.length);
    writing.accept(packetWriter);
    int length = packetWriter.finish(options.localPort(), options.remotePort(), verificationTag);
    outbox.addPacket(Arrays.copyOf(packet, length));
  }

  /** T5-shutdown-guard (RFC 9260, 9.2): five times RTO.Max from now. */
  Alarm shutdownGuard(long nowMs) {
    Alarm guard = new Alarm();
    guard.set(nowMs, 5 * options.timers().rto().maxMs());
    return guard;
  }
}

package dev.onlinematch.relay.session;

import dev.onlinematch.relay.forwarding.Forwarder;
import dev.onlinematch.relay.forwarding.Member;
import dev.onlinematch.relay.forwarding.OutboundFrame;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;

/**
 * One connection of one player: what its carrier tells goes to the forwarder, what the forwarder
 * has for it goes to the carrier. All methods on the loop.
 */
public final class PlayerSession {

  private final Switchboard switchboard;
  private final Entrant entrant;
  private final FrameCarrier carrier;
  private final Member member;
  private final MessageAllowance allowance;

  PlayerSession(Switchboard switchboard, Entrant entrant, FrameCarrier carrier, Member member) {
    this.switchboard = switchboard;
    this.entrant = entrant;
    this.carrier = carrier;
    this.member = member;
    allowance = new MessageAllowance(switchboard.messageRate(), switchboard.nowMs());
  }

  /** A frame came. From one who was put out it is ignored. */
  public void handleFrame(Delivery channel, byte[] frame) {
    if (!member.isInRoom()) {
      return;
    }
    long nowMs = switchboard.nowMs();
    switch (allowance.take(channel, frame.length, nowMs)) {
      case PASS -> {
        forwarder().handleFrame(member, channel, frame, nowMs);
        switchboard.drainEvents();
      }
      case DROP -> switchboard.countOverRate();
      case HANG_UP -> {
        switchboard.countOverRate();
        switchboard.putOut(this, GoodbyeReason.PROTOCOL_ERROR);
      }
    }
  }

  /** What came was not even a frame on a channel. */
  public void handleNonsense() {
    handleFrame(Delivery.RELIABLE, new byte[0]);
  }

  /** The carrier has room again. */
  public void handleReady() {
    sendWaiting();
  }

  /** The connection has fallen silent. */
  public void handleSilence() {
    switchboard.putOut(this, GoodbyeReason.SILENT);
  }

  /** The connection is gone. */
  public void handleClosed() {
    switchboard.forget(this);
  }

  /** Who it is, as proven. */
  Entrant entrant() {
    return entrant;
  }

  Member member() {
    return member;
  }

  CarrierStatus connection() {
    return carrier.status();
  }

  void sendWaiting() {
    long nowMs = switchboard.nowMs();
    while (carrier.canTake()) {
      OutboundFrame frame = forwarder().pollFrame(member, nowMs);
      if (frame == null) {
        return;
      }
      carrier.send(frame.channel(), frame.bytes());
    }
  }

  /** Says goodbye, which is all that waits, and hangs up. */
  void end() {
    OutboundFrame goodbye = forwarder().pollFrame(member, switchboard.nowMs());
    if (goodbye != null) {
      carrier.send(goodbye.channel(), goodbye.bytes());
    }
    carrier.close();
  }

  private Forwarder forwarder() {
    return switchboard.forwarder();
  }
}

package dev.onlinematch.webrtc.channel;

import dev.onlinematch.webrtc.sctp.tx.SendOptions;

/** One channel, from the moment its id is taken until it is free again. */
final class Channel {

  /** Where it stands (W3C RTCDataChannelState; "closed" ones are gone). */
  enum State {
    /** The association is not up yet. */
    CONNECTING,
    /** It can be used. */
    OPEN,
    /** Its streams are being reset. */
    CLOSING,
    /** It never was one: an OPEN was refused, and its streams are being reset. */
    REFUSED
  }

  final int id;
  final ChannelConfig config;
  private State state;

  /** Our OPEN was not acknowledged: until then, everything has to stay in order (RFC 8832, 6). */
  private boolean awaitsAck;

  private boolean isOutgoingReset;
  private boolean isIncomingReset;

  Channel(int id, ChannelConfig config, State state, boolean awaitsAck) {
    this.id = id;
    this.config = config;
    this.state = state;
    this.awaitsAck = awaitsAck;
  }

  State state() {
    return state;
  }

  void enter(State next) {
    state = next;
  }

  boolean isUsable() {
    return state == State.OPEN;
  }

  boolean isEnding() {
    return state == State.CLOSING || state == State.REFUSED;
  }

  void onPeerReady() {
    awaitsAck = false;
  }

  SendOptions delivery() {
    SendOptions wanted = config.delivery();
    return awaitsAck && wanted.isUnordered()
        ? new SendOptions(false, wanted.maxRetransmits(), wanted.lifetimeMs())
        : wanted;
  }

  void onOutgoingReset() {
    isOutgoingReset = true;
  }

  void onIncomingReset() {
    isIncomingReset = true;
  }

  /** Whether both directions are done: only then may the id be used again (RFC 8831, 6.7). */
  boolean isOver() {
    return isOutgoingReset && isIncomingReset;
  }
}

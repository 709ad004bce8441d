package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.tx.SendOptions;

/** The kinds of channels that simulations use; each has one stream. */
enum StreamKind {
  RELIABLE_ORDERED(0, false, -1, -1),
  RELIABLE_UNORDERED(1, true, -1, -1),
  UNRELIABLE_ORDERED(2, false, 0, -1),
  UNRELIABLE_UNORDERED(3, true, 0, -1),
  TWO_RETRANSMITS(4, false, 2, -1),
  SHORT_LIVED(5, false, -1, 80);

  final int streamId;
  private final boolean isUnordered;
  private final int maxRetransmits;
  private final int lifetimeMs;

  StreamKind(int streamId, boolean isUnordered, int maxRetransmits, int lifetimeMs) {
    this.streamId = streamId;
    this.isUnordered = isUnordered;
    this.maxRetransmits = maxRetransmits;
    this.lifetimeMs = lifetimeMs;
  }

  SendOptions options() {
    return new SendOptions(isUnordered, maxRetransmits, lifetimeMs);
  }

  boolean isReliable() {
    return maxRetransmits < 0 && lifetimeMs < 0;
  }

  boolean isOrdered() {
    return !isUnordered;
  }

  static StreamKind of(int streamId) {
    return values()[streamId];
  }
}

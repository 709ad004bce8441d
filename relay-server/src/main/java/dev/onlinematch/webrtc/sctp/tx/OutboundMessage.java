package dev.onlinematch.webrtc.sctp.tx;

/** A message on its way out, from the queue until its last chunk is acknowledged or given up. */
final class OutboundMessage {

  final OutboundStream stream;
  final int ppid;
  final byte[] payload;
  private final SendOptions options;
  private final long expiresAtMs;

  /** Where the next fragment begins; the length of the payload when all of it has TSNs. */
  int nextOffset;

  /** Its number in the stream, given with the first fragment. */
  int ssn;

  /** The TSN of its first fragment, once it has one. */
  int firstTsn;

  int ackedBytes;
  boolean isAbandoned;

  OutboundMessage(
      OutboundStream stream, int ppid, byte[] payload, SendOptions options, long nowMs) {
    this.stream = stream;
    this.ppid = ppid;
    this.payload = payload;
    this.options = options;
    this.expiresAtMs =
        options.lifetimeMs() == SendOptions.UNLIMITED
            ? Long.MAX_VALUE
            : nowMs + options.lifetimeMs();
  }

  boolean isUnordered() {
    return options.isUnordered();
  }

  boolean isStarted() {
    return nextOffset > 0;
  }

  boolean isFullySent() {
    return nextOffset == payload.length;
  }

  boolean isFullyAcked() {
    return ackedBytes == payload.length;
  }

  int remainingBytes() {
    return payload.length - nextOffset;
  }

  boolean hasExpired(long nowMs) {
    return nowMs >= expiresAtMs;
  }

  boolean mayBeRetransmittedAfter(int transmissions) {
    return options.maxRetransmits() == SendOptions.UNLIMITED
        || transmissions <= options.maxRetransmits();
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.StreamIds;

/** What happens to an association, in the order in which it happened. */
public sealed interface SctpEvent {

  /**
   * It is up. Told once.
   *
   * @param outboundStreams streams that may be sent on: those below
   */
  record Established(int outboundStreams) implements SctpEvent {}

  /** A whole message arrived. The payload belongs to whoever takes the event. */
  final class MessageReceived implements SctpEvent {

    private final int streamId;
    private final int ppid;
    private final byte[] payload;

    MessageReceived(int streamId, int ppid, byte[] payload) {
      this.streamId = streamId;
      this.ppid = ppid;
      this.payload = payload;
    }

    /** The stream it came on. */
    public int streamId() {
      return streamId;
    }

    /** What it is. */
    public int ppid() {
      return ppid;
    }

    /** At least one byte. */
    public byte[] payload() {
      return payload;
    }
  }

  /**
   * The peer has reset streams of his: everything sent on them before was delivered, and they begin
   * anew (RFC 6525, 5.2.2).
   *
   * @param streamIds which; none listed means all
   */
  record IncomingStreamsReset(StreamIds streamIds) implements SctpEvent {}

  /**
   * Our streams were reset, and can be used again.
   *
   * @param streamIds which
   */
  record OutgoingStreamsReset(StreamIds streamIds) implements SctpEvent {}

  /**
   * Our streams could not be reset: the peer refuses, or does not know how. They can be used on.
   *
   * @param streamIds which
   */
  record OutgoingResetFailed(StreamIds streamIds) implements SctpEvent {}

  /**
   * Little waits on a stream any more (W3C bufferedamountlow).
   *
   * @param streamId which
   */
  record BufferedAmountLow(int streamId) implements SctpEvent {}

  /**
   * The peer has forgotten the association and made it anew (RFC 9260, 5.2.4 A). Whatever was
   * queued or half received is gone, all streams begin at zero.
   *
   * @param outboundStreams streams that may be sent on: those below
   */
  record Restarted(int outboundStreams) implements SctpEvent {}

  /**
   * It is over. Told once, and the last event.
   *
   * @param reason for the program
   * @param detail for people
   */
  record Closed(CloseReason reason, String detail) implements SctpEvent {}
}

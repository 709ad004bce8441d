package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.DataChunk;

/** Whether another chunk may go out: what the network takes, and what the peer has room for. */
final class SendWindows {

  private final OutstandingChunks outstanding;
  private final CongestionWindow congestion;

  /** What the peer advertised last; minus what is in flight, it is what may still be sent. */
  private long peerWindowBytes;

  SendWindows(OutstandingChunks outstanding, CongestionWindow congestion, long peerWindowBytes) {
    this.outstanding = outstanding;
    this.congestion = congestion;
    this.peerWindowBytes = peerWindowBytes;
  }

  void setPeerWindowBytes(long bytes) {
    peerWindowBytes = bytes;
  }

  long peerWindowBytes() {
    return peerWindowBytes;
  }

  // 6.1 A and B. One chunk may always be on the network: it probes a window that is closed. The RFC
  // lets the congestion window be exceeded by a part of a packet; this never does, so that after
  // T3-rtx it is one packet (6.3.3 E3) without another rule.
  boolean allow(int length) {
    return outstanding.inFlightCount() == 0
        || (congestionAllows(length) && outstanding.inFlightPayload() + length <= peerWindowBytes);
  }

  /** Whether the network's window alone would allow it. */
  boolean congestionAllows(int length) {
    return outstanding.inFlightBytes() + DataChunk.HEADER_BYTES + length <= congestion.cwnd();
  }
}

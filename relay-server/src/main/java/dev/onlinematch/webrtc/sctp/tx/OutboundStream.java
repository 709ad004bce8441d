package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import java.util.ArrayDeque;

/** One stream's messages that have no TSN yet, and its place in the round. */
final class OutboundStream {

  /** RFC 8831, 6.4: the priority "normal". */
  static final int NORMAL_WEIGHT = 256;

  final int id;
  final ArrayDeque<OutboundMessage> messages = new ArrayDeque<>();

  /** The scheduler's measure of what this stream has had; see {@link StreamScheduler}. */
  long virtualTime;

  private int weight = NORMAL_WEIGHT;
  private int nextSsn;
  private int bufferedBytes;
  private int lowThresholdBytes;
  private boolean isResetting;

  OutboundStream(int id) {
    this.id = id;
  }

  int takeSsn() {
    int ssn = nextSsn;
    nextSsn = SerialNumbers.nextSsn(nextSsn);
    return ssn;
  }

  void add(OutboundMessage message) {
    messages.add(message);
    bufferedBytes += message.payload.length;
  }

  /** Bytes left the queue; returns whether that brought it down to the low threshold. */
  boolean removeBytes(int bytes) {
    boolean wasAbove = bufferedBytes > lowThresholdBytes;
    bufferedBytes -= bytes;
    return wasAbove && bufferedBytes <= lowThresholdBytes;
  }

  int bufferedBytes() {
    return bufferedBytes;
  }

  void setLowThreshold(int bytes) {
    lowThresholdBytes = bytes;
  }

  int weight() {
    return weight;
  }

  void setWeight(int weight) {
    this.weight = weight;
  }

  boolean isResetting() {
    return isResetting;
  }

  void startReset() {
    isResetting = true;
  }

  /** The reset is over; when it was done, numbers begin anew (RFC 6525, 5.1.3). */
  void endReset(boolean wasPerformed) {
    isResetting = false;
    if (wasPerformed) {
      nextSsn = 0;
    }
  }
}

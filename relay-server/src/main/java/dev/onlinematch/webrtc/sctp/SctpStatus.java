package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.tx.SenderStatus;
import java.util.Optional;

/**
 * An association from outside, for metrics and debugging.
 *
 * @param state the RFC's name of where it stands
 * @param queuedBytes what waits to be sent
 * @param path what is known while it is up
 * @param refused what was refused so far
 */
public record SctpStatus(String state, int queuedBytes, Optional<Path> path, Refused refused) {

  /**
   * The way to the peer.
   *
   * @param srttMs smoothed round trip; 0 before the first measurement
   * @param rtoMs retransmission timeout
   * @param receiveBufferBytes what arrived and waits for something missing
   * @param droppedChunks DATA that was thrown away
   * @param sender the sending half
   */
  public record Path(
      double srttMs, long rtoMs, int receiveBufferBytes, long droppedChunks, SenderStatus sender) {}

  /**
   * Counts since the beginning.
   *
   * @param malformedPackets bad checksum, bad lengths
   * @param misaddressedPackets wrong port or tag, or no association
   * @param ignoredChunks meant nothing where they came
   * @param droppedAnswers not given because too many were asked for
   */
  public record Refused(
      long malformedPackets, long misaddressedPackets, long ignoredChunks, long droppedAnswers) {}
}

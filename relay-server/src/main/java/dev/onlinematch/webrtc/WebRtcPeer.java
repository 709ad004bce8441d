package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.sctp.SctpStatus;
import java.util.Optional;

/**
 * One connected peer and its channels. Called on the acceptor's thread only: from a {@link
 * PeerListener} or through {@link PeerAcceptor#execute}.
 */
public interface WebRtcPeer {

  /**
   * Makes a channel that the peer makes too, with the same id (W3C {@code negotiated: true}).
   *
   * @throws IllegalStateException if the peer is not connected
   * @throws IllegalArgumentException if the id is out of range or in use
   */
  void openNegotiated(int id, ChannelConfig config);

  /**
   * Opens a channel in band.
   *
   * @return its id, or empty if all ids are in use
   * @throws IllegalStateException if the peer is not connected
   */
  Optional<Integer> open(ChannelConfig config);

  /** Queues a message. The array must not change any more; several peers may share it. */
  ChannelSendOutcome send(int channelId, boolean isText, byte[] payload);

  /** Bytes of a channel that wait for the network; 0 when not connected. */
  int bufferedAmount(int channelId);

  /** When the event {@code BufferedAmountLow} comes; at 0 if this is never called. */
  void setBufferedAmountLowThreshold(int channelId, int thresholdBytes);

  /** Closes a channel once what is queued on it was sent. */
  void closeChannel(int channelId);

  /** Ends the connection at once; {@link PeerListener#onClosed} follows. */
  void close();

  /** The SCTP association, or empty before and after there is one. */
  Optional<SctpStatus> status();
}

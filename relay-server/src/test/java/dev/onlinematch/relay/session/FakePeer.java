package dev.onlinematch.relay.session;

import dev.onlinematch.webrtc.WebRtcPeer;
import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.sctp.SctpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A peer that only remembers what was asked of it. */
final class FakePeer implements WebRtcPeer {

  /** On which channels something was sent. */
  final List<Integer> sent = new ArrayList<>();

  final List<Integer> closingChannels = new ArrayList<>();
  boolean refuses;
  boolean isClosed;

  @Override
  public void openNegotiated(int id, ChannelConfig config) {
    // Its opening is told by the test.
  }

  @Override
  public Optional<Integer> open(ChannelConfig config) {
    throw new AssertionError("the relay opens no channel by itself");
  }

  @Override
  public ChannelSendOutcome send(int channelId, boolean isText, byte[] payload) {
    sent.add(channelId);
    return refuses ? ChannelSendOutcome.BUFFER_FULL : ChannelSendOutcome.QUEUED;
  }

  @Override
  public int bufferedAmount(int channelId) {
    return 0;
  }

  @Override
  public void setBufferedAmountLowThreshold(int channelId, int thresholdBytes) {
    // Nothing is ever buffered.
  }

  @Override
  public void closeChannel(int channelId) {
    closingChannels.add(channelId);
  }

  @Override
  public void close() {
    isClosed = true;
  }

  @Override
  public Optional<SctpStatus> status() {
    return Optional.empty();
  }
}

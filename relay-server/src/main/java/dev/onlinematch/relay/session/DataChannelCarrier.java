package dev.onlinematch.relay.session;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.WebRtcPeer;
import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.wire.RelayChannels;

/** The way to a player over data channels. */
final class DataChannelCarrier implements FrameCarrier {

  static final int RELIABLE_ID = RelayChannels.idOf(Delivery.RELIABLE);

  /**
   * How much may wait for the network, over all channels. SCTP fills its congestion window from it
   * with every acknowledgement, so it need not hold a window full, only more than comes free at
   * once.
   */
  private static final int MOST_BUFFERED_BYTES = 32 * 1024;

  /** When a channel asks for more. Any channel that is full alone is above. */
  private static final int LOW_BUFFERED_BYTES = 8 * 1024;

  private final WebRtcPeer peer;
  private final Runnable closing;

  /**
   * Makes the three channels on a peer that has just connected.
   *
   * @param closing called when the relay wants this connection closed
   */
  DataChannelCarrier(WebRtcPeer peer, Runnable closing) {
    this.peer = peer;
    this.closing = closing;
    for (Delivery channel : Delivery.values()) {
      int id = RelayChannels.idOf(channel);
      peer.openNegotiated(id, ChannelConfig.of(label(channel), options(channel)));
      peer.setBufferedAmountLowThreshold(id, LOW_BUFFERED_BYTES);
    }
  }

  private static SendOptions options(Delivery channel) {
    return switch (channel) {
      case RELIABLE -> SendOptions.RELIABLE;
      // As between players: what is lost stays lost.
      case UNRELIABLE_ORDERED -> new SendOptions(false, 0, SendOptions.UNLIMITED);
      case UNRELIABLE -> new SendOptions(true, 0, SendOptions.UNLIMITED);
    };
  }

  private static String label(Delivery channel) {
    return switch (channel) {
      case RELIABLE -> "reliable";
      case UNRELIABLE_ORDERED -> "ordered";
      case UNRELIABLE -> "unreliable";
    };
  }

  @Override
  public boolean canTake() {
    int buffered = 0;
    for (int id = 1; id <= 3; id++) {
      buffered += peer.bufferedAmount(id);
    }
    return buffered < MOST_BUFFERED_BYTES;
  }

  @Override
  public void send(Delivery channel, byte[] frame) {
    ChannelSendOutcome outcome = peer.send(RelayChannels.idOf(channel), false, frame);
    if (outcome != ChannelSendOutcome.QUEUED && channel == Delivery.RELIABLE) {
      // A hole in what is reliable would never be noticed: better no channel at all.
      close();
    }
  }

  @Override
  public void close() {
    // Its stream is reset once all that was sent on it has arrived, the goodbye last.
    peer.closeChannel(RELIABLE_ID);
    closing.run();
  }
}

package dev.onlinematch.relay.session;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.WebRtcPeer;
import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.sctp.SctpStatus;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SenderStatus;
import dev.onlinematch.wire.RelayChannels;
import java.util.List;

/** The way to a player over data channels. */
final class DataChannelCarrier implements FrameCarrier {

  private static final List<Delivery> CHANNELS = List.of(Delivery.values());

  static final int RELIABLE_ID = RelayChannels.idOf(Delivery.RELIABLE);

  /**
   * How much may wait for the network, over all channels. SCTP fills its congestion window from it
   * with every acknowledgement, so it need not hold a window full, only more than comes free at
   * once.
   */
  private static final int MOST_BUFFERED_BYTES = 64 * 1024;

  /** When a channel asks for more. Any channel that is full alone is above. */
  private static final int LOW_BUFFERED_BYTES = 16 * 1024;

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
    for (Delivery channel : CHANNELS) {
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
    return bufferedBytes() < MOST_BUFFERED_BYTES;
  }

  private int bufferedBytes() {
    int buffered = 0;
    for (Delivery channel : CHANNELS) {
      buffered += peer.bufferedAmount(RelayChannels.idOf(channel));
    }
    return buffered;
  }

  @Override
  public CarrierStatus status() {
    return new CarrierStatus(
        "data channels",
        bufferedBytes(),
        peer.status().flatMap(SctpStatus::path).map(DataChannelCarrier::path).orElse(null));
  }

  private static CarrierStatus.Path path(SctpStatus.Path path) {
    SenderStatus sender = path.sender();
    return new CarrierStatus.Path(
        path.srttMs(),
        path.rtoMs(),
        sender.cwndBytes(),
        sender.inFlightBytes(),
        sender.retransmissions(),
        sender.abandonedMessages());
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

package dev.onlinematch.webrtc;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelEvent;
import dev.onlinematch.webrtc.channel.ChannelOptions;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.channel.DataChannels;
import dev.onlinematch.webrtc.sctp.SctpAssociation;
import dev.onlinematch.webrtc.sctp.SctpOptions;
import dev.onlinematch.webrtc.sctp.SctpStatus;
import dev.onlinematch.webrtc.sdp.DataChannelOffer;
import java.util.Optional;

/**
 * SCTP and data channels on a peer's DTLS connection; nothing of either exists before that is up.
 */
final class ChannelLayer implements PacketLayer, WebRtcPeer {

  /**
   * So many packets of one round are acknowledged together at most: whoever sends bulk is told to
   * go on while we are still busy with what came before. RFC 9260, 6.2 asks for one in two.
   */
  private static final int MAX_UNANSWERED = 8;

  private final TransportEngine engine;
  private final PeerTransport transport;
  private final DataChannelOffer offer;
  private final RandomSource random;
  private final PeerListener listener;
  private final byte[] packet = new byte[SctpOptions.defaults().mtuBytes()];
  private DataChannels channels;
  private int packetsInRound;

  ChannelLayer(
      TransportEngine engine,
      PeerTransport transport,
      DataChannelOffer offer,
      RandomSource random,
      PeerListener listener) {
    this.engine = engine;
    this.transport = transport;
    this.offer = offer;
    this.random = random;
    this.listener = listener;
  }

  @Override
  public void onConnected(long nowMs) {
    SctpOptions options =
        SctpOptions.defaults().withPorts(PeerAcceptor.SCTP_PORT, offer.sctpPort());
    channels =
        new DataChannels(
            new SctpAssociation(options, random),
            new ChannelOptions(false, offer.maxMessageBytes(), options.buffers().maxStreams()));
    channels.connect(nowMs);
    listener.onConnected(this);
  }

  @Override
  public void onPacket(byte[] bytes, long nowMs) {
    channels.handlePacket(bytes, 0, bytes.length, nowMs);
    packetsInRound++;
    if (packetsInRound % MAX_UNANSWERED == 0) {
      sendPackets(nowMs);
    }
  }

  @Override
  public void endRound(long nowMs) {
    packetsInRound = 0;
    boolean isOver = false;
    // What was sent made room, of which the listener may hear, and give more to send.
    do {
      isOver |= drainEvents(nowMs);
    } while (channels != null && sendPackets(nowMs));
    if (isOver) {
      transport.close(PeerClosed.CLOSED_BY_PEER);
    }
  }

  /** Returns whether the peer's side has ended it. */
  private boolean drainEvents(long nowMs) {
    boolean isOver = false;
    // The listener may close the peer at any of its events.
    while (channels != null) {
      ChannelEvent event = channels.pollEvent(nowMs);
      if (event == null) {
        break;
      }
      isOver |= event instanceof ChannelEvent.TransportClosed;
      listener.onChannelEvent(this, event);
    }
    return isOver;
  }

  /** Returns whether there were any. */
  private boolean sendPackets(long nowMs) {
    int length = channels.pollPacket(packet, nowMs);
    boolean hasSent = length > 0;
    while (length > 0) {
      transport.send(packet, 0, length);
      length = channels.pollPacket(packet, nowMs);
    }
    return hasSent;
  }

  @Override
  public void handleTimeout(long nowMs) {
    channels.handleTimeout(nowMs);
  }

  @Override
  public long nextDeadlineMs() {
    return channels == null ? Long.MAX_VALUE : channels.nextDeadlineMs();
  }

  @Override
  public void beforeClose(long nowMs) {
    if (channels != null) {
      // So that the browser's channels close now and not when its DTLS transport says so.
      channels.abort("closed");
      sendPackets(nowMs);
    }
  }

  @Override
  public void onClosed(PeerClosed reason) {
    channels = null;
    listener.onClosed(this, reason);
  }

  private DataChannels connectedChannels() {
    if (channels == null) {
      throw new IllegalStateException("the peer is not connected");
    }
    engine.touch(transport);
    return channels;
  }

  @Override
  public void openNegotiated(int id, ChannelConfig config) {
    connectedChannels().openNegotiated(id, config);
  }

  @Override
  public Optional<Integer> open(ChannelConfig config) {
    return connectedChannels().open(config, engine.nowMs());
  }

  @Override
  public ChannelSendOutcome send(int channelId, boolean isText, byte[] payload) {
    if (channels == null) {
      return ChannelSendOutcome.NOT_OPEN;
    }
    engine.touch(transport);
    return channels.send(channelId, isText, payload, engine.nowMs());
  }

  @Override
  public int bufferedAmount(int channelId) {
    return channels == null ? 0 : channels.bufferedAmount(channelId);
  }

  @Override
  public void setBufferedAmountLowThreshold(int channelId, int thresholdBytes) {
    connectedChannels().setBufferedAmountLowThreshold(channelId, thresholdBytes);
  }

  @Override
  public void closeChannel(int channelId) {
    if (channels != null) {
      engine.touch(transport);
      channels.close(channelId);
    }
  }

  @Override
  public void close() {
    transport.close(PeerClosed.CLOSED_HERE);
  }

  @Override
  public Optional<SctpStatus> status() {
    return channels == null ? Optional.empty() : Optional.of(channels.status());
  }
}

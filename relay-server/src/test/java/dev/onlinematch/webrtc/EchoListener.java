package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelEvent;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends back every message on its channel; knows two negotiated channels, 100 and 101. */
final class EchoListener implements PeerListener {

  static final int RELIABLE_ID = 100;
  static final int UNRELIABLE_ID = 101;

  final BlockingQueue<PeerClosed> closings = new LinkedBlockingQueue<>();
  final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
  volatile WebRtcPeer peer;

  @Override
  public void onConnected(WebRtcPeer connected) {
    peer = connected;
    connected.openNegotiated(RELIABLE_ID, ChannelConfig.of("", SendOptions.RELIABLE));
    connected.openNegotiated(UNRELIABLE_ID, ChannelConfig.of("", new SendOptions(true, 0, -1)));
  }

  @Override
  public void onChannelEvent(WebRtcPeer from, ChannelEvent event) {
    if (event instanceof ChannelEvent.Received message) {
      ChannelSendOutcome outcome = from.send(message.id(), message.isText(), message.payload());
      if (outcome != ChannelSendOutcome.QUEUED) {
        throw new AssertionError(outcome);
      }
    } else if (event instanceof ChannelEvent.Opened channel) {
      opened.add(channel.config().label());
    }
  }

  @Override
  public void onClosed(WebRtcPeer gone, PeerClosed reason) {
    closings.add(reason);
  }
}

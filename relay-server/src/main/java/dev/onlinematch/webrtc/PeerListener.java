package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.channel.ChannelEvent;

/**
 * Hears what happens to one peer, on the acceptor's thread; must not block.
 *
 * <p>Order: {@link #onConnected} once, then channel events, then {@link #onClosed} once; or {@link
 * #onClosed} alone. Any method of any {@link WebRtcPeer} of the same acceptor may be called from
 * here; what they send leaves at the end of the round.
 */
public interface PeerListener {

  /** Encrypted and authenticated; channels that both sides know beforehand are made here. */
  void onConnected(WebRtcPeer peer);

  /** A channel opened, a message arrived, a channel closed. */
  void onChannelEvent(WebRtcPeer peer, ChannelEvent event);

  /** The peer is gone; its channels are no more. */
  void onClosed(WebRtcPeer peer, PeerClosed reason);
}

package dev.onlinematch.web.rtc;

import dev.onlinematch.peer.PeerConfiguration;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.web.w3c.RTCPeerConnection;

/** {@code new RTCPeerConnection(configuration)}. */
public final class BrowserPeerConnectionFactory implements PeerConnectionFactory {

  /** Makes none yet. */
  public BrowserPeerConnectionFactory() {}

  /** Whether this browser can make any, as far as can be known without trying. */
  public static boolean isSupported() {
    return RTCPeerConnection.isSupported();
  }

  @Override
  public PeerConnection create(PeerConfiguration configuration, PeerConnection.Listener listener)
      throws PeerConnectionUnavailableException {
    if (!isSupported()) {
      throw new PeerConnectionUnavailableException(
          "This browser has no WebRTC, or it is switched off.");
    }
    try {
      return new BrowserPeerConnection(
          new RTCPeerConnection(Dictionaries.of(configuration)), listener);
    } catch (RuntimeException e) {
      // A URL that is not one, or more connections than the browser allows.
      throw new PeerConnectionUnavailableException(
          "The browser makes no connection: " + e.getMessage());
    }
  }
}

package dev.onlinematch.browser;

/**
 * Stands between a page and its connections, and withholds the candidates of whoever is named in
 * {@code window.blockedPaths}: without them neither side can send a packet to the other. Whose they
 * are is told by the session's name in the SDP, and the relay is {@value #RELAY}.
 */
final class BlockedPaths {

  static final String RELAY = "relay";

  private static final String SCRIPT =
      """
      window.blockedPaths = [];
      window.RTCPeerConnection = class extends window.RTCPeerConnection {
        #other = '';
        get localDescription() {
          const { type, sdp } = super.localDescription;
          return { type, sdp: sdp.replace(/^s=.*$/m, 's=' + NAME) };
        }
        setRemoteDescription({ type, sdp }) {
          const name = /^s=(\\S*)/m.exec(sdp)[1];
          this.#other = sdp.includes('a=ice-lite') ? 'relay' : name;
          if (this.#isBlocked()) sdp = sdp.replace(/^a=candidate:.*\\r\\n/gm, '');
          return super.setRemoteDescription({ type, sdp });
        }
        addIceCandidate(candidate) {
          return this.#isBlocked() ? Promise.resolve() : super.addIceCandidate(candidate);
        }
        #isBlocked() {
          return window.blockedPaths.includes(this.#other);
        }
      };
      """;

  private BlockedPaths() {}

  /** To be run in the page of the player of that name before all others. */
  static String script(String name) {
    return SCRIPT.replace("NAME", "'" + name + "'");
  }
}

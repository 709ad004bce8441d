package dev.onlinematch.relay;

import dev.onlinematch.relay.embedded.SignallingLimits;
import dev.onlinematch.relay.http.HttpLimits;
import dev.onlinematch.relay.http.TrustedProxies;

/**
 * What the server bears of its clients, the relay apart.
 *
 * @param http the web server
 * @param signalling the embedded signalling server
 * @param proxies who is believed when he says for whom he asks
 */
public record ServerLimits(HttpLimits http, SignallingLimits signalling, TrustedProxies proxies) {

  /** The usual ones, and no proxy. */
  public static ServerLimits usual() {
    return new ServerLimits(HttpLimits.usual(), SignallingLimits.usual(), TrustedProxies.none());
  }
}

package dev.onlinematch.relay.embedded;

import dev.onlinematch.relay.http.AddressRates;
import dev.onlinematch.relay.http.TrustedProxies;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import java.net.InetAddress;

/** How often one address may ask the signalling server for anything. From any thread. */
final class RequestLimits {

  private static final String SIGN_IN = "/v2/account/authenticate/";

  private final AddressRates requests;
  private final AddressRates signIns;
  private final Refusals refusals;

  RequestLimits(SignallingLimits limits, TrustedProxies proxies, Refusals refusals) {
    this.refusals = refusals;
    requests = new AddressRates(limits.requestsPerAddress(), proxies);
    signIns = new AddressRates(limits.signInsPerAddress(), proxies);
  }

  /** Whether the one who asks may; counts whom it refuses. */
  boolean take(InetAddress remote, String forwardedFor, String path) {
    boolean isTaken =
        requests.take(remote, forwardedFor)
            && (!path.startsWith(SIGN_IN) || signIns.take(remote, forwardedFor));
    if (!isTaken) {
      refusals.count(Refusal.RATE_OF_ADDRESS);
    }
    return isTaken;
  }
}

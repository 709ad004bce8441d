package dev.onlinematch.relay.http;

import dev.onlinematch.relay.limits.Rate;
import dev.onlinematch.relay.limits.TokenBuckets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * How often one address may ask. Of IPv6 a whole network counts as one: who has one has all. From
 * any thread.
 */
public final class AddressRates {

  private static final int IPV6_NETWORK_BYTES = 8;

  private final TrustedProxies proxies;
  private final TokenBuckets buckets;

  /**
   * A rate for each address.
   *
   * @param proxies who is believed when he says for whom he asks
   */
  public AddressRates(Rate rate, TrustedProxies proxies) {
    this.proxies = proxies;
    this.buckets = new TokenBuckets(rate);
  }

  /**
   * Whether the one who asks may.
   *
   * @param remote the other end of the connection
   * @param forwardedFor {@code X-Forwarded-For}; null where there is none
   */
  public boolean take(InetAddress remote, String forwardedFor) {
    return buckets.take(networkOf(proxies.clientOf(remote, forwardedFor)));
  }

  /** What counts as one address. */
  static String networkOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES)
        : HexFormat.of().formatHex(bytes);
  }
}

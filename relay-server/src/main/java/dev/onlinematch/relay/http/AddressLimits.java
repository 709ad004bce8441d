package dev.onlinematch.relay.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** How often one address may ask. Of IPv6 a whole network counts as one: who has one has all. */
final class AddressLimits {

  private static final int IPV6_NETWORK_BYTES = 8;

  private final EntryRules rules;
  private final TokenBuckets ofAddresses;

  AddressLimits(EntryRules rules) {
    this.rules = rules;
    EntryLimits limits = rules.limits();
    ofAddresses =
        new TokenBuckets(limits.perAddress(), limits.perAddressAndSecond(), AddressLimits::nowMs);
  }

  /** Null if the one who knocks may go on. */
  EntryDecision.Refused refuse(Knock knock) {
    if (!rules.origins().includes(knock.origin(), knock.host())) {
      return new EntryDecision.Refused(403, "Pages of that origin may not use this server.");
    }
    InetAddress client = rules.proxies().clientOf(knock.remote(), knock.forwardedFor());
    return ofAddresses.take(networkOf(client)) ? null : tooMany();
  }

  static EntryDecision.Refused tooMany() {
    return new EntryDecision.Refused(429, "Too many requests in a short time.");
  }

  static long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private static String networkOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES)
        : HexFormat.of().formatHex(bytes);
  }
}

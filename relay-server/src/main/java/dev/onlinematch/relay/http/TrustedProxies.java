package dev.onlinematch.relay.http;

import java.net.InetAddress;
import java.util.List;

/**
 * The reverse proxies that say truly for whom they ask. Without them everybody behind a proxy would
 * share its address, and its limits; with too many of them anybody could claim any address.
 *
 * @param ranges where they stand; empty for none
 */
public record TrustedProxies(List<AddressRange> ranges) {

  /** Takes a copy of the list. */
  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /** Nobody is believed. */
  public static TrustedProxies none() {
    return new TrustedProxies(List.of());
  }

  /**
   * Who asks: the last address that was not added by a trusted proxy.
   *
   * @param forwardedFor each proxy adds the address of the one before it; null for none
   */
  InetAddress clientOf(InetAddress remote, String forwardedFor) {
    InetAddress client = remote;
    String[] claims = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
    for (int i = claims.length - 1; i >= 0 && areTrusted(client); i--) {
      InetAddress claimed = AddressRange.addressOf(claims[i].strip());
      if (claimed == null) {
        return client;
      }
      client = claimed;
    }
    return client;
  }

  /** Whether that is one of them. */
  boolean areTrusted(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}

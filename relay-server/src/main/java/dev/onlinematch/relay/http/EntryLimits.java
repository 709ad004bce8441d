package dev.onlinematch.relay.http;

import dev.onlinematch.relay.limits.Rate;

/**
 * How often somebody may knock.
 *
 * @param perAddress from one address (IPv6: one network of 64 bits)
 * @param perAccount as one account
 */
public record EntryLimits(Rate perAddress, Rate perAccount) {

  /**
   * The usual ones. A whole match may sit behind one address, and all of them come anew when the
   * relay does; one player who reconnects tries each way a few times.
   */
  public static EntryLimits usual() {
    return new EntryLimits(new Rate(60, 5), new Rate(12, 1));
  }

  /** For load tests. */
  public static EntryLimits none() {
    return new EntryLimits(Rate.unlimited(), Rate.unlimited());
  }
}

package dev.onlinematch.relay.http;

/**
 * How often somebody may knock.
 *
 * @param perAddress at once, from one address (IPv6: one network of 64 bits)
 * @param perAddressAndSecond in the long run
 * @param perUser at once, one account
 * @param perUserAndSecond in the long run
 */
public record EntryLimits(
    int perAddress, double perAddressAndSecond, int perUser, double perUserAndSecond) {

  /**
   * The usual ones. A whole match may sit behind one address, and all of them come anew when the
   * relay does; one player who reconnects tries each way a few times.
   */
  public static EntryLimits usual() {
    return new EntryLimits(60, 5, 12, 1);
  }

  /** For load tests. */
  public static EntryLimits none() {
    return new EntryLimits(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0);
  }
}

package dev.onlinematch.relay.http;

/**
 * Who may knock at the relay, and how often.
 *
 * @param limits how often
 * @param origins pages of which origins
 * @param proxies who is believed when he says for whom he asks
 */
public record EntryRules(EntryLimits limits, AllowedOrigins origins, TrustedProxies proxies) {

  /** The server's own pages, and no proxy before it. */
  public static EntryRules of(EntryLimits limits) {
    return new EntryRules(limits, AllowedOrigins.ownPages(), TrustedProxies.none());
  }
}

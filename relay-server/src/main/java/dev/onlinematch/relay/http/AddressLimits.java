package dev.onlinematch.relay.http;

import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;

/** Which pages may ask, and how often one address may; counts whom it refuses. */
final class AddressLimits {

  private final EntryRules rules;
  private final Refusals refusals;
  private final AddressRates rates;

  AddressLimits(EntryRules rules, Refusals refusals) {
    this.rules = rules;
    this.refusals = refusals;
    rates = new AddressRates(rules.limits().perAddress(), rules.proxies());
  }

  /** Null if the one who knocks may go on. */
  EntryDecision.Refused refuse(Knock knock) {
    EntryDecision.Refused refused = null;
    if (!rules.origins().includes(knock.origin(), knock.host())) {
      refused =
          new EntryDecision.Refused(
              Refusal.ORIGIN, 403, "Pages of that origin may not use this server.");
    } else if (!rates.take(knock.remote(), knock.forwardedFor())) {
      refused = tooMany(Refusal.RATE_OF_ADDRESS);
    }
    if (refused != null) {
      refusals.count(refused.reason());
    }
    return refused;
  }

  static EntryDecision.Refused tooMany(Refusal reason) {
    return new EntryDecision.Refused(reason, 429, "Too many requests in a short time.");
  }
}

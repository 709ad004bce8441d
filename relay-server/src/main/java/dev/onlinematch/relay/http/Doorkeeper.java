package dev.onlinematch.relay.http;

import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.limits.TokenBuckets;
import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.signalling.UserId;

/**
 * Decides who may connect, before anything is kept for him: from a page that may, not too often
 * from one address, proven by the signalling server, not too often as one account. Used from many
 * threads.
 */
public final class Doorkeeper {

  private final Relay relay;
  private final EntryRules rules;
  private final Refusals refusals;
  private final AddressLimits entriesOfAddresses;
  private final TokenBuckets entriesOfAccounts;

  // Of their own: who is refused a way out would stay as a corpse.
  private final AddressLimits changesOfAddresses;
  private final TokenBuckets changesOfAccounts;

  /** Asks {@code relay}'s signalling server; takes the server's own pages only. */
  public Doorkeeper(Relay relay, EntryLimits limits) {
    this(relay, EntryRules.of(limits), new Refusals());
  }

  /**
   * Asks {@code relay}'s signalling server.
   *
   * @param refusals counts whom it refuses
   */
  public Doorkeeper(Relay relay, EntryRules rules, Refusals refusals) {
    this.relay = relay;
    this.rules = rules;
    this.refusals = refusals;
    entriesOfAddresses = new AddressLimits(rules, refusals);
    entriesOfAccounts = new TokenBuckets(rules.limits().perAccount());
    changesOfAddresses = new AddressLimits(rules, refusals);
    changesOfAccounts = new TokenBuckets(rules.limits().perAccount());
  }

  /** Whether the page that asks may be answered at all. */
  boolean knowsOrigin(Knock knock) {
    return rules.origins().includes(knock.origin(), knock.host());
  }

  /** Counts a request that is none. */
  EntryDecision.Refused malformed(String words) {
    return counted(new EntryDecision.Refused(Refusal.MALFORMED, 400, words));
  }

  /** Whether somebody may enter. May block for some seconds. */
  EntryDecision decide(EntryRequest request) {
    EntryDecision.Refused refused = entriesOfAddresses.refuse(request.knock());
    if (refused != null) {
      return refused;
    }
    EntryDecision decision =
        decide(relay.admit(request.token(), request.match(), request.session()));
    return decision instanceof EntryDecision.Refused notAdmitted ? counted(notAdmitted) : decision;
  }

  private EntryDecision.Refused counted(EntryDecision.Refused refused) {
    refusals.count(refused.reason());
    return refused;
  }

  private EntryDecision decide(AdmissionDecision decision) {
    if (decision instanceof AdmissionDecision.Admitted admitted) {
      Entrant entrant = admitted.entrant();
      return entriesOfAccounts.take(entrant.user().value())
          ? new EntryDecision.Welcome(entrant)
          : AddressLimits.tooMany(Refusal.RATE_OF_ACCOUNT);
    }
    return switch (((AdmissionDecision.Refused) decision).reason()) {
      case BAD_TOKEN ->
          new EntryDecision.Refused(Refusal.BAD_TOKEN, 401, "No valid session token.");
      case NOT_IN_MATCH ->
          new EntryDecision.Refused(
              Refusal.NOT_IN_MATCH, 403, "That session of yours is not in that match.");
      case UNAVAILABLE ->
          new EntryDecision.Refused(
              Refusal.SIGNALLING_SILENT, 503, "The signalling server does not answer.");
    };
  }

  /**
   * Whether a connection that there is may be changed or ended; null if so.
   *
   * @param owner whose connection it is; null if there is no such connection
   */
  EntryDecision.Refused refuseChange(Knock knock, UserId owner) {
    EntryDecision.Refused refused = changesOfAddresses.refuse(knock);
    if (refused != null) {
      return refused;
    }
    if (owner == null) {
      return counted(new EntryDecision.Refused(Refusal.MALFORMED, 404, "No such connection."));
    }
    return changesOfAccounts.take(owner.value())
        ? null
        : counted(AddressLimits.tooMany(Refusal.RATE_OF_ACCOUNT));
  }
}

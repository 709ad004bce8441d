package dev.onlinematch.relay.http;

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
  private final AddressLimits entriesOfAddresses;
  private final TokenBuckets entriesOfUsers;

  // Of their own: who is refused a way out would stay as a corpse.
  private final AddressLimits changesOfAddresses;
  private final TokenBuckets changesOfUsers;

  /** Asks {@code relay}'s signalling server; takes the server's own pages only. */
  public Doorkeeper(Relay relay, EntryLimits limits) {
    this(relay, EntryRules.of(limits));
  }

  /** Asks {@code relay}'s signalling server. */
  public Doorkeeper(Relay relay, EntryRules rules) {
    this.relay = relay;
    this.rules = rules;
    EntryLimits limits = rules.limits();
    entriesOfAddresses = new AddressLimits(rules);
    entriesOfUsers = perUser(limits);
    changesOfAddresses = new AddressLimits(rules);
    changesOfUsers = perUser(limits);
  }

  private static TokenBuckets perUser(EntryLimits limits) {
    return new TokenBuckets(limits.perUser(), limits.perUserAndSecond(), AddressLimits::nowMs);
  }

  /** Whether the page that asks may be answered at all. */
  boolean knowsOrigin(Knock knock) {
    return rules.origins().includes(knock.origin(), knock.host());
  }

  /** Whether somebody may enter. May block for some seconds. */
  EntryDecision decide(EntryRequest request) {
    EntryDecision.Refused refused = entriesOfAddresses.refuse(request.knock());
    if (refused != null) {
      return refused;
    }
    AdmissionDecision decision = relay.admit(request.token(), request.match(), request.session());
    if (decision instanceof AdmissionDecision.Admitted admitted) {
      Entrant entrant = admitted.entrant();
      return entriesOfUsers.take(entrant.user().value())
          ? new EntryDecision.Welcome(entrant)
          : AddressLimits.tooMany();
    }
    return switch (((AdmissionDecision.Refused) decision).reason()) {
      case BAD_TOKEN -> new EntryDecision.Refused(401, "No valid session token.");
      case NOT_IN_MATCH ->
          new EntryDecision.Refused(403, "That session of yours is not in that match.");
      case UNAVAILABLE -> new EntryDecision.Refused(503, "The signalling server does not answer.");
    };
  }

  /**
   * Whether a connection that there is may be changed or ended; null if so.
   *
   * @param owner whose connection it is; null if there is no such connection
   */
  EntryDecision.Refused refuseChange(Knock knock, UserId owner) {
    EntryDecision.Refused refused = changesOfAddresses.refuse(knock);
    if (refused == null && owner == null) {
      return new EntryDecision.Refused(404, "No such connection.");
    }
    return refused != null || changesOfUsers.take(owner.value())
        ? refused
        : AddressLimits.tooMany();
  }
}

package dev.onlinematch.relay.http;

import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.signalling.UserId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Decides who may connect, before anything is kept for him: from a page that may, not too often
 * from one address, proven by the signalling server, not too often as one account. Used from many
 * threads.
 */
public final class Doorkeeper {

  private static final int IPV6_NETWORK_BYTES = 8;

  private final Relay relay;
  private final EntryRules rules;
  private final TokenBuckets entriesOfAddresses;
  private final TokenBuckets entriesOfUsers;

  // Of their own: who is refused a way out would stay as a corpse.
  private final TokenBuckets changesOfAddresses;
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
    entriesOfAddresses = perAddress(limits);
    entriesOfUsers = perUser(limits);
    changesOfAddresses = perAddress(limits);
    changesOfUsers = perUser(limits);
  }

  private static TokenBuckets perAddress(EntryLimits limits) {
    return new TokenBuckets(limits.perAddress(), limits.perAddressAndSecond(), Doorkeeper::nowMs);
  }

  private static TokenBuckets perUser(EntryLimits limits) {
    return new TokenBuckets(limits.perUser(), limits.perUserAndSecond(), Doorkeeper::nowMs);
  }

  /** Whether the page that asks may be answered at all. */
  boolean knowsOrigin(Knock knock) {
    return rules.origins().includes(knock.origin(), knock.host());
  }

  /** Whether somebody may enter. May block for some seconds. */
  EntryDecision decide(EntryRequest request) {
    EntryDecision.Refused refused = refuse(request.knock(), entriesOfAddresses);
    if (refused != null) {
      return refused;
    }
    AdmissionDecision decision = relay.admit(request.token(), request.match(), request.session());
    if (decision instanceof AdmissionDecision.Admitted admitted) {
      Entrant entrant = admitted.entrant();
      return entriesOfUsers.take(entrant.user().value())
          ? new EntryDecision.Welcome(entrant)
          : tooMany();
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
    EntryDecision.Refused refused = refuse(knock, changesOfAddresses);
    if (refused == null && owner == null) {
      return new EntryDecision.Refused(404, "No such connection.");
    }
    return refused != null || changesOfUsers.take(owner.value()) ? refused : tooMany();
  }

  private EntryDecision.Refused refuse(Knock knock, TokenBuckets ofAddresses) {
    if (!knowsOrigin(knock)) {
      return new EntryDecision.Refused(403, "Pages of that origin may not use this relay.");
    }
    InetAddress client = rules.proxies().clientOf(knock.remote(), knock.forwardedFor());
    return ofAddresses.take(networkOf(client)) ? null : tooMany();
  }

  private static EntryDecision.Refused tooMany() {
    return new EntryDecision.Refused(429, "Too many requests in a short time.");
  }

  private static String networkOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES)
        : HexFormat.of().formatHex(bytes);
  }

  private static long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}

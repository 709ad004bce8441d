package dev.onlinematch.relay.http;

import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.relay.session.Relay;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Decides who may connect, before anything is kept for him: not too often from one address, proven
 * by the signalling server, not too often as one account. Used from many threads.
 */
public final class Doorkeeper {

  private static final int IPV6_NETWORK_BYTES = 8;

  private final Relay relay;
  private final TokenBuckets ofAddresses;
  private final TokenBuckets ofUsers;

  /** Asks {@code relay}'s signalling server. */
  public Doorkeeper(Relay relay, EntryLimits limits) {
    this.relay = relay;
    ofAddresses =
        new TokenBuckets(limits.perAddress(), limits.perAddressAndSecond(), Doorkeeper::nowMs);
    ofUsers = new TokenBuckets(limits.perUser(), limits.perUserAndSecond(), Doorkeeper::nowMs);
  }

  /** May block for some seconds. */
  EntryDecision decide(EntryRequest request) {
    if (!ofAddresses.take(networkOf(request.address()))) {
      return tooMany();
    }
    AdmissionDecision decision = relay.admit(request.token(), request.match(), request.session());
    if (decision instanceof AdmissionDecision.Admitted admitted) {
      Entrant entrant = admitted.entrant();
      return ofUsers.take(entrant.user().value()) ? new EntryDecision.Welcome(entrant) : tooMany();
    }
    return switch (((AdmissionDecision.Refused) decision).reason()) {
      case BAD_TOKEN -> new EntryDecision.Refused(401, "No valid session token.");
      case NOT_IN_MATCH ->
          new EntryDecision.Refused(403, "That session of yours is not in that match.");
      case UNAVAILABLE -> new EntryDecision.Refused(503, "The signalling server does not answer.");
    };
  }

  private static EntryDecision tooMany() {
    return new EntryDecision.Refused(429, "Too many connections in a short time.");
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

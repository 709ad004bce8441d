package dev.onlinematch.relay;

import dev.onlinematch.relay.http.AddressRange;
import dev.onlinematch.relay.http.AllowedOrigins;
import dev.onlinematch.relay.http.EntryLimits;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.http.TrustedProxies;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether there is a relay, and for whom. */
final class RelayFlags {

  private static final int MOST_DRAIN_SECONDS = 3_600;

  @Option(
      names = "--relay",
      paramLabel = "ENTRY",
      defaultValue = "members",
      description =
          "Who may use the relay: members (of a match; the default, but off for a Nakama whose keys"
              + " are not given), off, or everybody (for load tests on this computer).")
  private RelayEntry relay;

  @Option(
      names = "--relay-udp-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description =
          "UDP port of the relay, at the same address; 0 for any free one (default: 8081).")
  private int udpPort;

  @Option(
      names = "--relay-public-address",
      paramLabel = "IP",
      split = ",",
      description =
          "An address under which players reach the relay, where it is not this computer's own (as"
              + " in a cloud). May be given again.")
  private List<InetAddress> publicAddresses = List.of();

  @Option(
      names = "--relay-find-public-address",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Ask the cloud, or the STUN servers of ice4j's configuration, for that address.")
  private boolean findsPublicAddress;

  @Option(
      names = "--relay-url",
      paramLabel = "URL",
      split = ",",
      description =
          "The relays that a match may move between, this one among them, each as players reach it:"
              + " https://relay1.example.org. The same for all of them; without it there is this one"
              + " alone.")
  private List<URI> relays = List.of();

  @Option(
      names = "--drain-seconds",
      paramLabel = "SECONDS",
      defaultValue = "7",
      description =
          "How long players may take to leave when the server is told to stop (default: 7, within"
              + " the ten seconds of docker stop); 0 for a goodbye at once.")
  private int drainSeconds;

  @Mixin private RelayLimitFlags limits;

  @Option(
      names = "--allowed-origin",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "A page from elsewhere that may use this server, as https://play.example.org; * for any."
              + " The server's own page always may. May be given again.")
  private List<String> allowedOrigins = List.of();

  @Option(
      names = "--trusted-proxy",
      paramLabel = "RANGE",
      split = ",",
      description =
          "A reverse proxy whose X-Forwarded-For is believed, as 10.0.0.0/8. May be given again.")
  private List<String> trustedProxies = List.of();

  @Option(
      names = "--debug-page",
      arity = "0..1",
      fallbackValue = "true",
      description = "Serve /debug, the relay's rooms and connections as JSON, to this computer.")
  private boolean hasDebugPage;

  /** The words of {@code --relay}. */
  private enum RelayEntry {
    MEMBERS,
    OFF,
    EVERYBODY
  }

  /**
   * What the flags say; null for no relay.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  RelayOptions relay(String host, boolean knowsMembers, EntryLimits entries) {
    RelayOptions.Udp udp = new RelayOptions.Udp(host, udpPort, publicAddresses, findsPublicAddress);
    return switch (relay) {
      case MEMBERS ->
          knowsMembers
              ? refined(RelayOptions.usual(udp).withLimits(limits.limits()), entries)
              : null;
      case OFF -> null;
      case EVERYBODY -> refined(RelayOptions.openToEverybody(udp), EntryLimits.none());
    };
  }

  /**
   * Who may knock at any door, and how often.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  EntryRules entryRules(EntryLimits entries) {
    return new EntryRules(entries, new AllowedOrigins(allowedOrigins), proxies());
  }

  private RelayOptions refined(RelayOptions options, EntryLimits entries) {
    RelayOptions refined =
        options
            .withMaxPlayers(limits.players())
            .withEntryRules(entryRules(entries))
            .withDrainMs(drainMs())
            .withRelays(relays());
    return hasDebugPage ? refined.withDebugPage() : refined;
  }

  private int drainMs() {
    if (drainSeconds < 0 || drainSeconds > MOST_DRAIN_SECONDS) {
      throw new IllegalArgumentException(
          "--drain-seconds is a number from 0 to " + MOST_DRAIN_SECONDS + ", not " + drainSeconds);
    }
    return drainSeconds * 1_000;
  }

  private List<URI> relays() {
    for (URI url : relays) {
      boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean isBase =
          url.getHost() != null && url.getRawPath().isEmpty() && url.getQuery() == null;
      if (!isHttp || !isBase) {
        throw new IllegalArgumentException(
            "--relay-url is https://HOST or http://HOST:PORT, not " + url);
      }
    }
    return relays;
  }

  /** Who is believed when he says for whom he asks. */
  TrustedProxies proxies() {
    return new TrustedProxies(trustedProxies.stream().map(AddressRange::parse).toList());
  }
}

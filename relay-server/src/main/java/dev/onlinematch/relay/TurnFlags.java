package dev.onlinematch.relay;

import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.turn.TurnService;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether there is a TURN server, and for what. */
final class TurnFlags {

  @Option(
      names = "--turn",
      paramLabel = "URL",
      split = ",",
      description =
          "A TURN server for the players, as turn:turn.example.org:3478?transport=udp. May be given"
              + " again, for the same server.")
  private List<String> urls = List.of();

  @Option(
      names = "--turn-secret",
      defaultValue = "",
      description = "static-auth-secret of that server.")
  private String secret;

  @Option(
      names = "--turn-ttl",
      paramLabel = "SECONDS",
      defaultValue = "7200",
      description = "How long its credentials count (default: 7200).")
  private long ttlSeconds;

  @Option(
      names = "--network-relay",
      paramLabel = "USE",
      defaultValue = "auto",
      description =
          "What players do with it: auto (use it where nothing else works; the default), forced (use"
              + " it or the relay and nothing else, so that no player sees the address of another) or"
              + " disabled.")
  private NetworkRelay networkRelay;

  /**
   * What the flags say; null for no TURN server, unless nobody may do without.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  TurnOptions turn(KnownKeys knownKeys, EntryRules rules) {
    if (urls.isEmpty()) {
      return networkRelay == NetworkRelay.FORCED
          ? new TurnOptions(null, networkRelay, rules)
          : null;
    }
    knownKeys.refuse("--turn-secret", secret);
    return new TurnOptions(
        new TurnService(urls, secret, ttlSeconds, () -> Instant.now().getEpochSecond()),
        networkRelay,
        rules);
  }
}

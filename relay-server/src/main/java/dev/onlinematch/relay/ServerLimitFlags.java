package dev.onlinematch.relay;

import dev.onlinematch.relay.embedded.SignallingLimits;
import dev.onlinematch.relay.http.EntryLimits;
import dev.onlinematch.relay.http.HttpLimits;
import dev.onlinematch.relay.limits.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the web server, and the embedded signalling server, bear of those who use them. */
final class ServerLimitFlags {

  @Option(
      names = "--http-connections",
      paramLabel = "N",
      defaultValue = "3000",
      description =
          "TCP connections at a time (default: 3000), or fewer where the process may not have so"
              + " many files.")
  private int connections;

  @Option(
      names = "--http-connections-per-address",
      paramLabel = "N",
      defaultValue = "128",
      description =
          "TCP connections of one address, proxies excepted (default: 128); 0 for no limit.")
  private int connectionsPerAddress;

  @Option(
      names = "--http-header-seconds",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long the headers of a request may take (default: 10).")
  private int headerSeconds;

  @Option(
      names = "--http-request-seconds",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long a request may take, from its headers until its answer is taken (default: 30).")
  private int requestSeconds;

  @Option(
      names = "--entries-per-address",
      paramLabel = "AT_ONCE:PER_SECOND",
      defaultValue = "60:5",
      converter = RateConverter.class,
      description =
          "How often one address may knock at the relay, and ask for ICE servers (default: 60:5,"
              + " which is 60 at once and 5 a second); 0 for no limit.")
  private Rate entriesPerAddress;

  @Option(
      names = "--entries-per-account",
      paramLabel = "AT_ONCE:PER_SECOND",
      defaultValue = "12:1",
      converter = RateConverter.class,
      description = "The same for one account (default: 12:1).")
  private Rate entriesPerAccount;

  @Option(
      names = "--sign-ins-per-address",
      paramLabel = "AT_ONCE:PER_SECOND",
      defaultValue = "60:2",
      converter = RateConverter.class,
      description =
          "How often one address may sign in at the embedded signalling server (default: 60:2).")
  private Rate signInsPerAddress;

  @Option(
      names = "--signalling-requests-per-address",
      paramLabel = "AT_ONCE:PER_SECOND",
      defaultValue = "300:30",
      converter = RateConverter.class,
      description =
          "Requests of one address to the embedded signalling server, new sockets included (default:"
              + " 300:30).")
  private Rate requestsPerAddress;

  @Option(
      names = "--signalling-messages",
      paramLabel = "AT_ONCE:PER_SECOND",
      defaultValue = "200:50",
      converter = RateConverter.class,
      description =
          "Messages of one socket to the embedded signalling server (default: 200:50); beyond it the"
              + " next one is read later.")
  private Rate messagesPerSocket;

  @Option(
      names = "--signalling-sockets-per-account",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Sockets of one account at the embedded signalling server (default: 16); 0 for no limit.")
  private int socketsPerAccount;

  @Option(
      names = "--signalling-matches-per-socket",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Matches in which one socket may be at the embedded signalling server (default: 8); 0 for"
              + " no limit.")
  private int matchesPerSocket;

  @Option(
      names = "--password-threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads of the embedded signalling server for passwords, of which each takes one 60 ms"
              + " (default: 1).")
  private int passwordThreads;

  /** Rates as they stand on the command line. */
  static final class RateConverter implements ITypeConverter<Rate> {
    @Override
    public Rate convert(String text) {
      try {
        return Rate.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  EntryLimits entries() {
    return new EntryLimits(entriesPerAddress, entriesPerAccount);
  }

  /**
   * What the flags say.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  HttpLimits http() {
    HttpLimits usual = HttpLimits.usual();
    return new HttpLimits(
        connections,
        connectionsPerAddress,
        usual.bodyBytes(),
        Math.multiplyExact(headerSeconds, 1_000),
        Math.multiplyExact(requestSeconds, 1_000));
  }

  /**
   * What the flags say.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  SignallingLimits signalling() {
    return new SignallingLimits(
        signInsPerAddress,
        requestsPerAddress,
        messagesPerSocket,
        socketsPerAccount,
        matchesPerSocket,
        passwordThreads);
  }
}

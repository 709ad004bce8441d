package dev.onlinematch.relay;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.session.MessageRate;
import dev.onlinematch.relay.session.RelayLimits;
import picocli.CommandLine.Option;

/** What the relay bears of those who use it. */
final class RelayLimitFlags {

  @Option(
      names = "--relay-max-players",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Connections over data channels at a time (default: 2000).")
  private int players;

  @Option(
      names = "--relay-max-rooms",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Matches at the relay at a time (default: 1000).")
  private int rooms;

  @Option(
      names = "--relay-max-players-per-room",
      paramLabel = "N",
      defaultValue = "64",
      description = "Members of one match at the relay (default: 64, at most 128).")
  private int playersPerRoom;

  @Option(
      names = "--relay-places-per-account",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Connections of one account at a time, those on their way included, whatever the matches"
              + " (default: 8); 0 for no limit.")
  private int placesPerAccount;

  @Option(
      names = "--relay-enter-seconds",
      paramLabel = "SECONDS",
      defaultValue = "25",
      description =
          "From the offer until the player is in his room (default: 25); who needs longer is"
              + " forgotten.")
  private int enterSeconds;

  @Option(
      names = "--relay-messages-per-second",
      paramLabel = "N",
      defaultValue = "3000",
      description =
          "How many messages one member may send in the long run (default: 3000); 0 for as many as"
              + " he likes. Beyond it unreliable ones are dropped, and who sends reliable ones all"
              + " the same is put out.")
  private int messagesPerSecond;

  @Option(
      names = "--relay-bytes-per-second",
      paramLabel = "N",
      defaultValue = "8388608",
      description = "The same in bytes (default: 8388608, which is 8 MiB).")
  private int bytesPerSecond;

  @Option(
      names = "--relay-copies-per-second",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "How many messages the members of one room may be sent in the long run (default: 100000);"
              + " 0 for no limit. Beyond it unreliable ones are dropped of those who send more than"
              + " their share.")
  private int copiesPerSecond;

  @Option(
      names = "--relay-waiting-bytes",
      paramLabel = "N",
      defaultValue = "4194304",
      description =
          "Reliable messages that may wait for one member (default: 4194304, which is 4 MiB);"
              + " beyond it he is put out, or who alone has filled half of it.")
  private int waitingBytes;

  @Option(
      names = "--relay-waiting-ms",
      paramLabel = "MS",
      defaultValue = "200",
      description =
          "How long an unreliable message may wait for its receiver until it is dropped (default:"
              + " 200).")
  private int waitingMs;

  int players() {
    return players;
  }

  /**
   * What the flags say.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  RelayLimits limits() {
    return new RelayLimits(
        new ForwardingLimits(
            rooms,
            playersPerRoom,
            copiesPerSecond,
            QueueLimits.usual().with(waitingMs, waitingBytes)),
        new MessageRate(messagesPerSecond, bytesPerSecond),
        placesPerAccount,
        Math.multiplyExact(enterSeconds, 1_000));
  }
}

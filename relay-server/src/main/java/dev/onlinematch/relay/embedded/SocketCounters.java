package dev.onlinematch.relay.embedded;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much players say through the signalling server; while they play it should be next to nothing.
 */
public final class SocketCounters {

  private final AtomicLong received = new AtomicLong();
  private final AtomicLong matchData = new AtomicLong();

  SocketCounters() {}

  /** Text frames of all players since the start. */
  public long received() {
    return received.get();
  }

  /** Those among them that were meant for other players of a match ({@code match_data_send}). */
  public long matchData() {
    return matchData.get();
  }

  void countReceived(String text) {
    received.incrementAndGet();
    // Whoever writes the word into something else is counted too: this is a figure, not a parser.
    if (text.contains("\"match_data_send\"") || text.contains("\"matchDataSend\"")) {
      matchData.incrementAndGet();
    }
  }
}

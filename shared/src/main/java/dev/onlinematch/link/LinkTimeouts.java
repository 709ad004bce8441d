package dev.onlinematch.link;

/**
 * How long a link waits, in milliseconds, at each step of being made and repaired.
 *
 * @param offerRepeatMs an offer without an answer is sent again after this time
 * @param candidateBatchMs candidates are collected for this long and sent together
 * @param connectMs one attempt to connect; after it, a new connection is tried
 * @param graceMs a path that has gone quiet may come back by itself for this long
 * @param iceRestartMs an ICE restart; after it, a new connection is tried
 * @param giveUpMs from the first attempt, or from the loss, until the link counts as failed
 * @param pingMs how often the round trip is measured
 * @param silenceMs a link that has been silent for this long is taken for lost
 * @param relayAfterMs a pair without a direct path asks for the relay after this time
 * @param directHoldMs a direct path is taken back from the relay when it has held for this long
 * @param directRetryMs a direct path that was given up is tried again after this time
 */
public record LinkTimeouts(
    int offerRepeatMs,
    int candidateBatchMs,
    int connectMs,
    int graceMs,
    int iceRestartMs,
    int giveUpMs,
    int pingMs,
    int silenceMs,
    int relayAfterMs,
    int directHoldMs,
    int directRetryMs) {

  /**
   * Candidates of one host come within a few milliseconds of each other, those of STUN some tens
   * later: 30 ms makes one message of most. Chromium calls a path disconnected after some 5 s of
   * silence and failed after 15 to 30 s, which is longer than players wait; so the link pings by
   * itself.
   */
  public static final LinkTimeouts DEFAULTS =
      new LinkTimeouts(2_500, 30, 10_000, 2_000, 5_000, 30_000, 1_000, 5_000, 3_000, 2_000, 15_000);

  /** Checks that every wait ends. */
  public LinkTimeouts {
    int shortest =
        Math.min(
            Math.min(Math.min(offerRepeatMs, connectMs), Math.min(iceRestartMs, giveUpMs)),
            Math.min(Math.min(pingMs, silenceMs), Math.min(relayAfterMs, directRetryMs)));
    if (shortest < 1 || candidateBatchMs < 0 || graceMs < 0 || directHoldMs < 0) {
      throw new IllegalArgumentException("every wait of a link must end, and not at once");
    }
  }
}

package dev.onlinematch.relay;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.http.EntryLimits;

/**
 * How a relay is to run.
 *
 * @param entry who may come in
 * @param loops threads that own rooms; about one per core
 * @param forwarding how many rooms and members, and how much may wait for each
 * @param entryLimits how often somebody may knock
 */
public record RelayOptions(
    Entry entry, int loops, ForwardingLimits forwarding, EntryLimits entryLimits) {

  private static final int MOST_ROOMS = 1_000;
  private static final int MOST_MEMBERS_PER_ROOM = 64;

  /** Checks the range. */
  public RelayOptions {
    if (loops < 1) {
      throw new IllegalArgumentException("a relay needs a loop, not " + loops);
    }
  }

  /** Who may come in. */
  public enum Entry {
    /** Whom the embedded signalling server knows as a member of the match. */
    MEMBERS_OF_THE_MATCH,
    /** Everybody, as whoever he says he is: for load tests on this computer. */
    EVERYBODY
  }

  /** For players of the embedded signalling server. */
  public static RelayOptions usual() {
    return new RelayOptions(
        Entry.MEMBERS_OF_THE_MATCH,
        1,
        new ForwardingLimits(MOST_ROOMS, MOST_MEMBERS_PER_ROOM, QueueLimits.usual()),
        EntryLimits.usual());
  }

  /** For load tests. */
  public static RelayOptions openToEverybody() {
    RelayOptions usual = usual();
    return new RelayOptions(Entry.EVERYBODY, usual.loops, usual.forwarding, EntryLimits.none());
  }
}

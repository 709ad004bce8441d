package dev.onlinematch.relay;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.http.EntryLimits;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.session.MessageRate;
import dev.onlinematch.relay.session.RelayLimits;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * How a relay is to run.
 *
 * @param entry who may come in
 * @param loops threads that own rooms; about one per core
 * @param udp for data channels; null for WebSockets only
 * @param maxPlayers connections over data channels at a time
 * @param limits how much it bears
 * @param entryRules who may knock, and how often
 * @param hasDebugPage whether {@code /debug} is served, to this computer
 * @param drainMs how long players may take to leave when the server stops; 0 for a goodbye at once
 * @param relays where all relays are that a match may move between; empty for this one alone
 */
public record RelayOptions(
    Entry entry,
    int loops,
    Udp udp,
    int maxPlayers,
    RelayLimits limits,
    EntryRules entryRules,
    boolean hasDebugPage,
    int drainMs,
    List<URI> relays) {

  private static final int MOST_PLAYERS = 2_000;
  private static final int MOST_ROOMS = 1_000;
  private static final int MOST_MEMBERS_PER_ROOM = 64;

  /** Sixty-four players at 24 Hz; about half of what one loop does on one core. */
  private static final int MOST_COPIES_PER_SECOND = 100_000;

  /** Checks the ranges. */
  public RelayOptions {
    relays = List.copyOf(relays);
    if (loops < 1 || maxPlayers < 1) {
      throw new IllegalArgumentException(loops + " loops for " + maxPlayers + " players");
    }
  }

  /** Who may come in. */
  public enum Entry {
    /** Whom the signalling server knows as a member of the match. */
    MEMBERS_OF_THE_MATCH,
    /** Everybody, as whoever he says he is: for load tests on this computer. */
    EVERYBODY
  }

  /**
   * Where data channels come in.
   *
   * @param host address to bind
   * @param port of the first loop, the others have those above it; 0 for any free ones
   * @param publicAddresses to offer instead of our own, behind a 1:1 NAT; empty for our own
   * @param findsPublicAddresses whether to ask the cloud, or the STUN servers that ice4j is
   *     configured with, when no public address is given
   */
  public record Udp(
      String host, int port, List<InetAddress> publicAddresses, boolean findsPublicAddresses) {

    /** Takes a copy of the list. */
    public Udp {
      publicAddresses = List.copyOf(publicAddresses);
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
      }
    }
  }

  /** UDP on this computer alone, at any free port. */
  public static Udp loopback() {
    return new Udp("127.0.0.1", 0, List.of(), false);
  }

  /** For members of matches. */
  public static RelayOptions usual(Udp udp) {
    return new RelayOptions(
        Entry.MEMBERS_OF_THE_MATCH,
        1,
        udp,
        MOST_PLAYERS,
        RelayLimits.of(
            new ForwardingLimits(
                MOST_ROOMS, MOST_MEMBERS_PER_ROOM, MOST_COPIES_PER_SECOND, QueueLimits.usual()),
            MessageRate.usual()),
        EntryRules.of(EntryLimits.usual()),
        false,
        0,
        List.of());
  }

  /** For load tests. */
  public static RelayOptions openToEverybody(Udp udp) {
    return new RelayOptions(
        Entry.EVERYBODY,
        1,
        udp,
        MOST_PLAYERS,
        new RelayLimits(
            new ForwardingLimits(MOST_ROOMS, MOST_MEMBERS_PER_ROOM, QueueLimits.usual()),
            MessageRate.unlimited(),
            0,
            RelayLimits.USUAL_ENTER_MS),
        EntryRules.of(EntryLimits.none()),
        false,
        0,
        List.of());
  }

  /** The same with {@code /debug}. */
  public RelayOptions withDebugPage() {
    return new RelayOptions(
        entry, loops, udp, maxPlayers, limits, entryRules, true, drainMs, relays);
  }

  /** The same with a place for so many connections over data channels. */
  public RelayOptions withMaxPlayers(int players) {
    return new RelayOptions(
        entry, loops, udp, players, limits, entryRules, hasDebugPage, drainMs, relays);
  }

  /** The same with other limits. */
  public RelayOptions withLimits(RelayLimits other) {
    return new RelayOptions(
        entry, loops, udp, maxPlayers, other, entryRules, hasDebugPage, drainMs, relays);
  }

  /** The same for those whom these rules let in. */
  public RelayOptions withEntryRules(EntryRules rules) {
    return new RelayOptions(
        entry, loops, udp, maxPlayers, limits, rules, hasDebugPage, drainMs, relays);
  }

  /** The same, giving players so long to leave when the server stops. */
  public RelayOptions withDrainMs(int ms) {
    return new RelayOptions(
        entry, loops, udp, maxPlayers, limits, entryRules, hasDebugPage, ms, relays);
  }

  /** The same as one of several that a match may move between. */
  public RelayOptions withRelays(List<URI> all) {
    return new RelayOptions(
        entry, loops, udp, maxPlayers, limits, entryRules, hasDebugPage, drainMs, all);
  }
}

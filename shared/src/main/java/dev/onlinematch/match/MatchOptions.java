package dev.onlinematch.match;

import dev.onlinematch.link.LinkTimeouts;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.peer.IceServer;
import java.util.List;

/**
 * How matches are made. Immutable: each {@code with…} gives a changed copy.
 *
 * @param minPlayers fewer than this are not enough to play; 1 to {@code maxPlayers}
 * @param maxPlayers so many may play; 2 to {@link #MOST_PLAYERS}
 * @param maxTotalPlayers so many may be there, spectators included; {@code maxPlayers} to {@link
 *     #MOST_PLAYERS}. What is above {@code maxPlayers} is for spectators, who take no player's seat
 * @param clientVersion only players of the same version meet; empty switches the check of the
 *     matchmaker off
 * @param iceServers STUN and TURN servers
 * @param networkRelay whether TURN servers may carry links
 * @param isHostMigrated whether another takes over when the host leaves or falls silent; if not,
 *     the match is then over
 * @param isOpenWhilePlaying whether a host lets in who comes after play has begun; if not, he is
 *     refused with {@link JoinErrorReason#MATCH_HAS_ALREADY_BEGUN}
 * @param pathPolicy which paths a match that I open prefers; the host can change it later
 * @param timeouts how long to wait for people
 * @param linkTimeouts how long to wait for links
 */
public record MatchOptions(
    int minPlayers,
    int maxPlayers,
    int maxTotalPlayers,
    String clientVersion,
    List<IceServer> iceServers,
    NetworkRelay networkRelay,
    boolean isHostMigrated,
    boolean isOpenWhilePlaying,
    PathPolicy pathPolicy,
    MatchTimeouts timeouts,
    LinkTimeouts linkTimeouts) {

  /** In a mesh everyone sends to everyone: with more than ten, home connections do not keep up. */
  public static final int MOST_PLAYERS = 10;

  private static final int LONGEST_VERSION = 64;

  /** Two to four players, version "dev", a public STUN server, TURN where needed. */
  public static final MatchOptions DEFAULTS =
      new MatchOptions(
          2,
          4,
          4,
          "dev",
          List.of(IceServer.stun("stun:stun.l.google.com:19302")),
          NetworkRelay.AUTO,
          true,
          false,
          PathPolicy.MESH,
          MatchTimeouts.DEFAULTS,
          LinkTimeouts.DEFAULTS);

  /** Checks the numbers against each other. */
  public MatchOptions {
    if (minPlayers < 1 || maxPlayers < 2 || minPlayers > maxPlayers) {
      throw new IllegalArgumentException(
          "no match has " + minPlayers + " to " + maxPlayers + " players");
    }
    if (maxTotalPlayers < maxPlayers || maxTotalPlayers > MOST_PLAYERS) {
      throw new IllegalArgumentException(
          "maxTotalPlayers must be "
              + maxPlayers
              + " to "
              + MOST_PLAYERS
              + ", not "
              + maxTotalPlayers);
    }
    if (clientVersion.length() > LONGEST_VERSION) {
      throw new IllegalArgumentException(
          "a version has at most " + LONGEST_VERSION + " characters");
    }
    iceServers = List.copyOf(iceServers);
  }

  /** The same with other numbers of players; spectators' seats stay as many as they were. */
  public MatchOptions withPlayers(int min, int max) {
    int total = Math.min(max + maxTotalPlayers - maxPlayers, MOST_PLAYERS);
    return new MatchOptions(
        min,
        max,
        total,
        clientVersion,
        iceServers,
        networkRelay,
        isHostMigrated,
        isOpenWhilePlaying,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same with another limit for players and spectators together. */
  public MatchOptions withMaxTotalPlayers(int total) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        total,
        clientVersion,
        iceServers,
        networkRelay,
        isHostMigrated,
        isOpenWhilePlaying,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same with so many seats for spectators, 0 for none. */
  public MatchOptions withSpectators(int seats) {
    return withMaxTotalPlayers(maxPlayers + seats);
  }

  /** So many may watch. */
  public int spectatorSeats() {
    return maxTotalPlayers - maxPlayers;
  }

  /** The same for another version of the game. */
  public MatchOptions withClientVersion(String version) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        version,
        iceServers,
        networkRelay,
        isHostMigrated,
        isOpenWhilePlaying,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same with other STUN and TURN servers. */
  public MatchOptions withIceServers(List<IceServer> servers) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        clientVersion,
        servers,
        networkRelay,
        isHostMigrated,
        isOpenWhilePlaying,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same with another use of TURN. */
  public MatchOptions withNetworkRelay(NetworkRelay relay) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        clientVersion,
        iceServers,
        relay,
        isHostMigrated,
        isOpenWhilePlaying,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same, another taking over when the host leaves, or not. */
  public MatchOptions withHostMigration(boolean migrates) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        clientVersion,
        iceServers,
        networkRelay,
        migrates,
        isOpenWhilePlaying,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same, a running match letting in who comes, or not. */
  public MatchOptions withOpenWhilePlaying(boolean isOpen) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        clientVersion,
        iceServers,
        networkRelay,
        isHostMigrated,
        isOpen,
        pathPolicy,
        timeouts,
        linkTimeouts);
  }

  /** The same with another preference for paths. */
  public MatchOptions withPathPolicy(PathPolicy policy) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        clientVersion,
        iceServers,
        networkRelay,
        isHostMigrated,
        isOpenWhilePlaying,
        policy,
        timeouts,
        linkTimeouts);
  }

  /** The same with other deadlines. */
  public MatchOptions withTimeouts(MatchTimeouts forPeople, LinkTimeouts forLinks) {
    return new MatchOptions(
        minPlayers,
        maxPlayers,
        maxTotalPlayers,
        clientVersion,
        iceServers,
        networkRelay,
        isHostMigrated,
        isOpenWhilePlaying,
        pathPolicy,
        forPeople,
        forLinks);
  }
}

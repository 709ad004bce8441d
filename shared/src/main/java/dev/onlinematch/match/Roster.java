package dev.onlinematch.match;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who is in the match, as of one version. Immutable; a change is another roster.
 *
 * @param term counted up with each change of host
 * @param version counted by the host, one more with each change
 * @param hasBegun whether play has started
 * @param pathPolicy which paths the links prefer
 * @param relayTurn how often the match has moved on to its next relay
 * @param nextPeerId the number of whoever comes next; no number is given twice
 * @param players in ascending order of peer id
 */
record Roster(
    int term,
    int version,
    boolean hasBegun,
    PathPolicy pathPolicy,
    int relayTurn,
    int nextPeerId,
    List<Player> players) {

  static final Roster EMPTY = new Roster(0, 0, false, PathPolicy.MESH, 0, 1, List.of());

  Roster {
    players = List.copyOf(players);
  }

  static Roster of(RosterUpdate update) {
    List<Player> players = new ArrayList<>();
    for (RosterUpdate.Entry entry : update.entries()) {
      players.add(
          new Player(entry.sessionId(), entry.peerId(), entry.username(), entry.isSpectator()));
    }
    PathPolicy policy = update.isClientServer() ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH;
    return new Roster(
        update.term(),
        update.version(),
        update.hasBegun(),
        policy,
        update.relayTurn(),
        update.nextPeerId(),
        players);
  }

  /** For the wire. Never called on an empty roster. */
  RosterUpdate toUpdate(Sessions sessions, Set<SessionId> haveLed) {
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (Player player : players) {
      entries.add(sessions.entry(player, haveLed.contains(player.sessionId())));
    }
    boolean isClientServer = pathPolicy == PathPolicy.CLIENT_SERVER;
    return new RosterUpdate(
        term, version, hasBegun, isClientServer, relayTurn, nextPeerId, entries);
  }

  /** The next version, with one more player, who gets the next number. */
  Roster plus(SessionId sessionId, String username, boolean isSpectator) {
    List<Player> more = new ArrayList<>(players);
    more.add(new Player(sessionId, new PeerId(nextPeerId), username, isSpectator));
    return new Roster(term, version + 1, hasBegun, pathPolicy, relayTurn, nextPeerId + 1, more);
  }

  /** The same version without somebody: what a member knows before the host has said it. */
  Roster without(SessionId sessionId) {
    List<Player> fewer = new ArrayList<>();
    for (Player player : players) {
      if (!player.sessionId().equals(sessionId)) {
        fewer.add(player);
      }
    }
    return new Roster(term, version, hasBegun, pathPolicy, relayTurn, nextPeerId, fewer);
  }

  /** The next version: what a host makes of a change. */
  Roster next() {
    return new Roster(term, version + 1, hasBegun, pathPolicy, relayTurn, nextPeerId, players);
  }

  /** The same under the next host. */
  Roster ofNextTerm() {
    return new Roster(term + 1, version, hasBegun, pathPolicy, relayTurn, nextPeerId, players);
  }

  /** The same, play having begun. */
  Roster begun() {
    return new Roster(term, version, true, pathPolicy, relayTurn, nextPeerId, players);
  }

  /** The same with another policy. */
  Roster with(PathPolicy policy) {
    return new Roster(term, version, hasBegun, policy, relayTurn, nextPeerId, players);
  }

  /** The same at another relay. */
  Roster atRelay(int turn) {
    return new Roster(term, version, hasBegun, pathPolicy, turn, nextPeerId, players);
  }

  /** Whether no number is left for anybody. */
  boolean areNumbersUsedUp() {
    return nextPeerId > PeerId.MAX_VALUE;
  }

  /** The player of that session, or null. */
  Player player(SessionId sessionId) {
    for (Player player : players) {
      if (player.sessionId().equals(sessionId)) {
        return player;
      }
    }
    return null;
  }

  /** The player of that number, or null. */
  Player player(PeerId peerId) {
    for (Player player : players) {
      if (player.peerId().equals(peerId)) {
        return player;
      }
    }
    return null;
  }

  /** Whether everyone who is on both has the same number on both. */
  boolean keepsNumbersOf(Roster earlier) {
    for (Player player : players) {
      Player known = earlier.player(player.sessionId());
      if (known != null && !known.peerId().equals(player.peerId())) {
        return false;
      }
    }
    return true;
  }

  /** Those who are not spectators. */
  List<Player> activePlayers() {
    List<Player> active = new ArrayList<>();
    for (Player player : players) {
      if (!player.isSpectator()) {
        active.add(player);
      }
    }
    return active;
  }
}

package dev.onlinematch.match;

import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is host, and who is next. Everyone decides it alone, from what the server shows to all: the
 * roster, who has left, and who complains that nothing is heard of the host. The same facts lead
 * everyone to the same host, in whatever order they come; they are therefore never taken back while
 * that host reigns.
 */
final class HostSuccession {

  private final Set<SessionId> complainants = new LinkedHashSet<>();

  /**
   * Those who were host and are not any more: they do not judge those after them, or two who cannot
   * hear each other would take turns, and are host again only if nobody else is left.
   */
  private final Set<SessionId> deposed = new LinkedHashSet<>();

  /** The host before, and who complained about that one. */
  private final Set<SessionId> formerComplainants = new LinkedHashSet<>();

  /** Those who say that play has begun while this host has not heard of it. */
  private final Set<SessionId> witnesses = new LinkedHashSet<>();

  private SessionId former;
  private SessionId host;
  private boolean hasSpoken;

  /** The host's session; null until it is known. */
  SessionId host() {
    return host;
  }

  boolean isHost(SessionId sessionId) {
    return sessionId != null && sessionId.equals(host);
  }

  /** Whether a roster of this host was heard, so that older ones of the same can be told. */
  boolean hasSpoken() {
    return hasSpoken;
  }

  /** The host says who is in, and who of them was host before: I may not have been there. */
  void hear(RosterUpdate update) {
    hasSpoken = true;
    deposed.clear();
    for (RosterUpdate.Entry entry : update.entries()) {
      if (entry.hasLed() && !isHost(entry.sessionId())) {
        deposed.add(entry.sessionId());
      }
    }
  }

  /** Those who were host and were replaced. */
  Set<SessionId> haveLed() {
    return deposed;
  }

  /**
   * From now on that one is host.
   *
   * @param isFormerIn whether the one before, if any, is in the match still
   */
  void follow(SessionId next, boolean isFormerIn) {
    if (!isHost(next)) {
      if (isFormerIn) {
        deposed.add(host);
      }
      // Whoever left was not wronged; an old roster must not make him host when he comes again.
      former = isFormerIn ? host : null;
      formerComplainants.clear();
      formerComplainants.addAll(complainants);
      host = next;
      hasSpoken = false;
      complainants.clear();
      witnesses.clear();
    }
  }

  /**
   * Whether somebody was host until now and would be still, had I known the roster that he leads:
   * he let others in whom I did not count.
   */
  boolean wasWronged(SessionId who, Roster led, Predicate<SessionId> isThere) {
    return who.equals(former) && !isMost(formerComplainants, led(led, former, isThere));
  }

  /** The host before is host again. */
  void goBack() {
    host = former;
    deposed.remove(former);
    complainants.clear();
    complainants.addAll(formerComplainants);
    former = null;
    formerComplainants.clear();
    hasSpoken = false;
  }

  /** Somebody is not in the match any more; who comes again in the same session is another. */
  void forget(SessionId gone) {
    deposed.remove(gone);
    complainants.remove(gone);
    formerComplainants.remove(gone);
    witnesses.remove(gone);
    former = gone.equals(former) ? null : former;
  }

  /** Somebody hears nothing of the host. */
  void complain(SessionId who) {
    complainants.add(who);
  }

  /** Whether somebody has said that he hears nothing of the host. */
  boolean hasComplained(SessionId who) {
    return complainants.contains(who);
  }

  /** Whether more than half of those whom the host leads complain. */
  boolean isHostDeposed(Roster roster, Predicate<SessionId> isThere) {
    return isMost(complainants, led(roster, host, isThere));
  }

  private static boolean isMost(Set<SessionId> complainants, List<SessionId> led) {
    int complaints = 0;
    for (SessionId sessionId : led) {
      complaints += complainants.contains(sessionId) ? 1 : 0;
    }
    return complaints * 2 > led.size();
  }

  /**
   * Whether somebody else's claim to be host now can be believed although I have not seen all that
   * it rests on: one more than the claimant complains, or there is nobody else who could.
   */
  boolean isCredible(SessionId claimant, Roster roster, Predicate<SessionId> isThere) {
    List<SessionId> led = led(roster, host, isThere);
    if (!led.contains(claimant)) {
      return false;
    }
    for (SessionId sessionId : led) {
      if (!sessionId.equals(claimant) && complainants.contains(sessionId)) {
        return true;
      }
    }
    return led.size() == 1;
  }

  /**
   * Whether play must have begun under a host before this one, now that somebody says so: he was
   * host himself, or more than half of those whom the host leads have said it.
   */
  boolean isStartProven(SessionId witness, Roster roster, Predicate<SessionId> isThere) {
    witnesses.add(witness);
    return deposed.contains(witness) || isMost(witnesses, led(roster, host, isThere));
  }

  /**
   * The next host: the lowest number of those who are there; players before spectators, and those
   * who never fell silent before those who did. Null if nobody is there.
   */
  Player next(Roster roster, Predicate<SessionId> isThere) {
    Player best = null;
    for (Player player : roster.players()) {
      SessionId sessionId = player.sessionId();
      boolean canLead = isThere.test(sessionId) && !isHost(sessionId);
      if (canLead && (best == null || reluctance(player) < reluctance(best))) {
        best = player;
      }
    }
    return best;
  }

  private int reluctance(Player player) {
    return (deposed.contains(player.sessionId()) ? 2 : 0) + (player.isSpectator() ? 1 : 0);
  }

  /** Those who judge a host: the players, or where none is left the spectators. */
  private List<SessionId> led(Roster roster, SessionId by, Predicate<SessionId> isThere) {
    List<SessionId> players = new ArrayList<>();
    List<SessionId> spectators = new ArrayList<>();
    for (Player player : roster.players()) {
      SessionId sessionId = player.sessionId();
      if (isThere.test(sessionId) && !sessionId.equals(by) && !deposed.contains(sessionId)) {
        (player.isSpectator() ? spectators : players).add(sessionId);
      }
    }
    return players.isEmpty() ? spectators : players;
  }
}

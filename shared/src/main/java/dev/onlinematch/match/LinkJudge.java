package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides who goes when pairs have lost their links for good: the one whom most cannot reach, so
 * that one who fell asleep does not take everyone else along. Among equals, who came later. Whoever
 * only watches goes before anybody who plays. Everybody hears the reports; the host alone judges.
 */
final class LinkJudge {

  private final Map<SessionId, Set<SessionId>> unreachable = new LinkedHashMap<>();

  /** Two cannot reach each other; one of them says so, or both. */
  void report(SessionId one, SessionId other) {
    partners(one).add(other);
    partners(other).add(one);
  }

  /** Somebody is not in the match any more. */
  void forget(SessionId gone) {
    unreachable.remove(gone);
    unreachable.values().forEach(partners -> partners.remove(gone));
  }

  /** Who has to go first, or null if all can stay. */
  Player verdict(Roster roster) {
    Player worst = null;
    for (Player player : roster.players()) {
      // In ascending order of number: of equals the last one counts.
      if (losses(player) > 0 && (worst == null || goesFirst(player, worst))) {
        worst = player;
      }
    }
    return worst;
  }

  private boolean goesFirst(Player player, Player worst) {
    return player.isSpectator() == worst.isSpectator()
        ? losses(player) >= losses(worst)
        : player.isSpectator();
  }

  private int losses(Player player) {
    return partners(player.sessionId()).size();
  }

  private Set<SessionId> partners(SessionId of) {
    return unreachable.computeIfAbsent(of, none -> new LinkedHashSet<>());
  }
}

package dev.onlinematch.nakama;

import dev.onlinematch.signalling.MatchId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which matches the player wants to be in. A reply that comes after its request was given up may
 * have put the player into a match behind its back; such a match is to be left again, unless the
 * player is in it, or may just be getting into it, by another request.
 */
final class EnteredMatches {

  private final Set<MatchId> wanted = new LinkedHashSet<>();
  private final Set<MatchId> unwanted = new LinkedHashSet<>();
  private int entering;

  /** A request to enter some match is on its way. */
  void begin() {
    entering++;
  }

  /** It succeeded. */
  void succeed(MatchId matchId) {
    entering--;
    wanted.add(matchId);
  }

  /** It failed, or was given up. */
  void fail() {
    entering--;
  }

  /** One that was given up has succeeded after all. */
  void succeedLate(MatchId matchId) {
    unwanted.add(matchId);
  }

  /** The player leaves a match. */
  void leave(MatchId matchId) {
    wanted.remove(matchId);
  }

  /** The matches to be left now; each is given once. */
  List<MatchId> takeUnwanted() {
    List<MatchId> taken = new ArrayList<>();
    if (entering == 0) {
      for (MatchId matchId : unwanted) {
        if (!wanted.contains(matchId)) {
          taken.add(matchId);
        }
      }
      unwanted.clear();
    }
    return taken;
  }
}

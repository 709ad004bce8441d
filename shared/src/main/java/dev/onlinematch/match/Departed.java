package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sessions that left, remembered for a while: a roster that crossed their leaving must not bring
 * them back. Who comes again in the same session gets a higher number, for none is given twice.
 */
final class Departed {

  private static final int MOST = 256;

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Up to which number each session is gone. */
  private final Map<SessionId, Integer> gone = new LinkedHashMap<>();

  /** The number that each had. */
  private final Map<SessionId, Integer> last = new LinkedHashMap<>();

  /**
   * Somebody left.
   *
   * @param player as whom; null for somebody who was not on the roster
   */
  void add(SessionId session, Player player) {
    gone.put(session, ANY_NUMBER);
    if (player != null) {
      last.put(session, player.peerId().value());
    }
    if (gone.size() > MOST) {
      forget(gone.keySet().iterator().next());
    }
  }

  /** It is here again. */
  void remove(SessionId session) {
    if (last.containsKey(session)) {
      gone.put(session, last.get(session));
    } else {
      gone.remove(session);
    }
  }

  private void forget(SessionId session) {
    gone.remove(session);
    last.remove(session);
  }

  /** The roster without those who left. */
  Roster sift(Roster roster) {
    Roster sifted = roster;
    for (Player player : roster.players()) {
      if (player.peerId().value() <= gone.getOrDefault(player.sessionId(), 0)) {
        sifted = sifted.without(player.sessionId());
      }
    }
    return sifted;
  }
}

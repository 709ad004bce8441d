package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Sessions that left, remembered for a while: a roster that crossed their leaving must not bring
 * them back.
 */
final class Departed {

  private static final int MOST = 256;

  private final Set<SessionId> sessions = new LinkedHashSet<>();

  void add(SessionId session) {
    sessions.add(session);
    if (sessions.size() > MOST) {
      sessions.remove(sessions.iterator().next());
    }
  }

  /** It is here again. */
  void remove(SessionId session) {
    sessions.remove(session);
  }

  /** The roster without those who left. */
  Roster sift(Roster roster) {
    Roster sifted = roster;
    for (SessionId session : sessions) {
      sifted = sifted.without(session);
    }
    return sifted;
  }
}

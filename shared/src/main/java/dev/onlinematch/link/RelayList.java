package dev.onlinematch.link;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import java.util.ArrayList;
import java.util.List;

/**
 * Several relays, of which a match uses one at a time. Which one comes first, and which next,
 * follows from the match's id (rendezvous hashing, as Thaler and Ravishankar describe it): all
 * players say the same without asking anybody, and matches spread evenly over the relays.
 */
public final class RelayList implements RelayAccess {

  private final List<String> names = new ArrayList<>();
  private final List<RelayAccess> relays = new ArrayList<>();

  /** Adds a relay; its name is the same for all players. */
  public RelayList plus(String name, RelayAccess relay) {
    names.add(name);
    relays.add(relay);
    return this;
  }

  @Override
  public int count() {
    return relays.size();
  }

  @Override
  public List<RelayDialer> waysTo(int turn, MatchId matchId, SessionId me) {
    return relays.get(relayOf(turn % count(), matchId)).waysTo(0, matchId, me);
  }

  /** Which relay has so many before it. */
  private int relayOf(int rank, MatchId matchId) {
    for (int i = 0; i < names.size(); i++) {
      int before = 0;
      for (int j = 0; j < names.size(); j++) {
        before += isBefore(j, i, matchId) ? 1 : 0;
      }
      if (before == rank) {
        return i;
      }
    }
    throw new IllegalStateException("two relays of one name");
  }

  private boolean isBefore(int one, int other, MatchId matchId) {
    int order = Integer.compare(weight(one, matchId), weight(other, matchId));
    return order == 0 ? names.get(one).compareTo(names.get(other)) < 0 : order < 0;
  }

  // FNV-1a over both, then the end of MurmurHash3: FNV alone hardly mixes the last characters.
  private int weight(int relay, MatchId matchId) {
    String text = names.get(relay) + " " + matchId.value();
    int hash = 0x811C9DC5;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x01000193;
    }
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return hash ^ hash >>> 16;
  }
}

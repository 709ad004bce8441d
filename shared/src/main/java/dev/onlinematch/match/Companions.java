package dev.onlinematch.match;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.wire.DropCounter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everyone else who is in the match on the server, on the roster or not, and the way to tell them
 * something. The server vouches for these; the roster is only what the host says.
 */
final class Companions {

  /** More than this is not a match but an attack; the rest cannot be spoken to. */
  private static final int MOST = 64;

  private final Signalling signalling;
  private final MatchId matchId;
  private final DropCounter<MatchDrop> drops;
  private final Map<SessionId, Presence> present = new LinkedHashMap<>();

  Companions(Signalling signalling, MatchId matchId, DropCounter<MatchDrop> drops) {
    this.signalling = signalling;
    this.matchId = matchId;
    this.drops = drops;
  }

  void add(Presence presence) {
    if (present.size() < MOST || present.containsKey(presence.sessionId())) {
      present.put(presence.sessionId(), presence);
    } else {
      drops.count(MatchDrop.STRANGER);
    }
  }

  /** False if it was not there. */
  boolean remove(SessionId sessionId) {
    return present.remove(sessionId) != null;
  }

  boolean contains(SessionId sessionId) {
    return present.containsKey(sessionId);
  }

  List<Presence> all() {
    return new ArrayList<>(present.values());
  }

  /** Tells everyone on the roster who is there. */
  void tell(Roster roster, SignalMessage message) {
    List<Presence> receivers = new ArrayList<>();
    for (Player player : roster.players()) {
      Presence presence = present.get(player.sessionId());
      if (presence != null) {
        receivers.add(presence);
      }
    }
    tell(receivers, message);
  }

  /** Tells one; nobody if that one is not there. */
  void tell(SessionId sessionId, SignalMessage message) {
    Presence presence = present.get(sessionId);
    if (presence != null) {
      tell(List.of(presence), message);
    }
  }

  void tell(List<Presence> receivers, SignalMessage message) {
    if (receivers.isEmpty()) {
      return;
    }
    byte[] payload;
    try {
      payload = SignalCodec.encode(message);
    } catch (IllegalStateException tooLong) {
      drops.count(MatchDrop.NOT_SENT);
      return;
    }
    if (!signalling.send(matchId, SignalCodec.opCode(message), payload, receivers)) {
      drops.count(MatchDrop.NOT_SENT);
    }
  }
}

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
 *
 * <p>The server knows sessions. A member is known by the one in which he came in; {@link Sessions}
 * says which he has now.
 */
final class Companions {

  /** More than this is not a match but an attack; the rest cannot be spoken to. */
  private static final int MOST = 64;

  private final Signalling signalling;
  private final Sessions sessions;
  private final DropCounter<MatchDrop> drops;
  private final Map<SessionId, Presence> present = new LinkedHashMap<>();
  private MatchId matchId;

  Companions(
      Signalling signalling, MatchId matchId, Sessions sessions, DropCounter<MatchDrop> drops) {
    this.signalling = signalling;
    this.matchId = matchId;
    this.sessions = sessions;
    this.drops = drops;
  }

  /** I have entered again: these are there, and nobody else. */
  void enterAgain(MatchId nextMatch, List<Presence> others) {
    matchId = nextMatch;
    present.clear();
    others.forEach(this::add);
  }

  void add(Presence presence) {
    if (present.size() < MOST || present.containsKey(presence.sessionId())) {
      present.put(presence.sessionId(), presence);
    } else {
      drops.count(MatchDrop.STRANGER);
    }
  }

  /** False if it was not there. */
  boolean remove(SessionId session) {
    return present.remove(session) != null;
  }

  /** Whether a session is there. */
  boolean containsSession(SessionId session) {
    return present.containsKey(session);
  }

  /** Whether a member is there, or somebody who may become one. */
  boolean contains(SessionId member) {
    return present.containsKey(sessions.current(member));
  }

  /** A member as the server shows him; null if he is not there. */
  Presence presence(SessionId member) {
    return present.get(sessions.current(member));
  }

  List<Presence> all() {
    return new ArrayList<>(present.values());
  }

  /** Tells everyone on the roster who is there. */
  void tell(Roster roster, SignalMessage message) {
    tell(here(roster), message);
  }

  /** The same, and somebody else, such as myself. */
  void tell(Roster roster, Presence also, SignalMessage message) {
    List<Presence> receivers = here(roster);
    receivers.add(also);
    tell(receivers, message);
  }

  private List<Presence> here(Roster roster) {
    List<Presence> here = new ArrayList<>();
    for (Player player : roster.players()) {
      Presence presence = present.get(sessions.current(player.sessionId()));
      if (presence != null) {
        here.add(presence);
      }
    }
    return here;
  }

  /** Tells one; nobody if that one is not there. */
  void tell(SessionId member, SignalMessage message) {
    tellSession(sessions.current(member), message);
  }

  /** Tells whoever has that session, member or not. */
  void tellSession(SessionId session, SignalMessage message) {
    Presence presence = present.get(session);
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

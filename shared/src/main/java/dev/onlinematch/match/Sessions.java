package dev.onlinematch.match;

import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sessions the members have had. A member stays the one who came in with his first session;
 * after a lost connection he has another, and a page that was loaded again begins with another.
 *
 * <p>A link is between two pages, so it outlives a session and not a page. Who has had no other
 * session than his first need not be noted.
 */
final class Sessions {

  /** A socket that fails every second for four minutes; the oldest are forgotten. */
  private static final int MOST_KEPT = 256;

  private final Map<SessionId, Page> pages = new LinkedHashMap<>();

  /** The present page of a member who has had more than one session. */
  private static final class Page {
    private final SessionId first;

    /** Of this page, the newest last. */
    private final Set<SessionId> sessions = new LinkedHashSet<>();

    /** Of the pages before it. */
    private final Set<SessionId> before = new LinkedHashSet<>();

    private SessionId current;

    Page(SessionId first) {
      this.first = first;
    }
  }

  /** The session in which the member's present page came in. */
  SessionId page(SessionId member) {
    Page page = pages.get(member);
    return page == null ? member : page.first;
  }

  /** The session that the member has now, or had last. */
  SessionId current(SessionId member) {
    Page page = pages.get(member);
    return page == null ? member : page.current;
  }

  /**
   * Whose session that is or was, as long as it was the same page's: null for a session of a page
   * that is no more. A session of which nothing is known is its own: that of somebody who has had
   * no other, or who may become a member.
   */
  SessionId member(SessionId session) {
    for (Map.Entry<SessionId, Page> entry : pages.entrySet()) {
      if (entry.getValue().sessions.contains(session)) {
        return entry.getKey();
      }
    }
    return pages.containsKey(session) ? null : session;
  }

  /** All sessions of the member's present page, the newest last. */
  List<SessionId> of(SessionId member) {
    Page page = pages.get(member);
    return page == null ? List.of(member) : List.copyOf(page.sessions);
  }

  /** Whether the member has had that session and has a newer one. */
  boolean isFormer(SessionId member, SessionId session) {
    Page page = pages.get(member);
    return page != null
        && !session.equals(page.current)
        && (page.sessions.contains(session) || page.before.contains(session));
  }

  /** A member has another session from now on, and perhaps another page. */
  void move(SessionId member, SessionId page, SessionId current) {
    Page known = pages.get(member);
    if (known == null) {
      known = new Page(member);
      known.sessions.add(member);
    }
    if (!known.first.equals(page)) {
      Page next = new Page(page);
      next.sessions.add(page);
      next.before.addAll(known.before);
      next.before.addAll(known.sessions);
      bound(next.before);
      known = next;
    }
    known.before.remove(current);
    known.sessions.remove(current);
    known.sessions.add(current);
    bound(known.sessions);
    known.current = current;
    pages.put(member, known);
  }

  private static void bound(Set<SessionId> sessions) {
    while (sessions.size() > MOST_KEPT) {
      sessions.remove(sessions.iterator().next());
    }
  }

  /** Somebody is not a member any more. */
  void forget(SessionId member) {
    pages.remove(member);
  }

  /** The entry of a roster. */
  RosterUpdate.Entry entry(Player player, boolean hasLed) {
    return new RosterUpdate.Entry(
        player.sessionId(),
        player.peerId(),
        player.username(),
        player.isSpectator(),
        page(player.sessionId()),
        current(player.sessionId()),
        hasLed);
  }
}

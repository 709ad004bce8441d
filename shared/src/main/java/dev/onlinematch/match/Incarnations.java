package dev.onlinematch.match;

import dev.onlinematch.link.Incarnation;
import dev.onlinematch.link.StreamPosition;
import dev.onlinematch.signalling.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers the ends of links that this page makes, and remembers what they had heard. Whoever leaves
 * a match and comes back has the same session, and the others may not have seen him go: so the
 * numbers go on from match to match, and what has arrived does not arrive again.
 */
final class Incarnations {

  /** More pages than anybody meets again; the first ones are forgotten. */
  static final int MOST_KEPT = 64;

  private final Map<SessionId, StreamPosition> heard = new LinkedHashMap<>();
  private int next = 1;

  /** The next end, to that page. No two have a number, for two may be to one page for a while. */
  Incarnation next(SessionId page) {
    return new Incarnation(next++, heard.getOrDefault(page, StreamPosition.NONE));
  }

  /** An end to that page is closed, which has heard so much; numbers below the next are used up. */
  void close(SessionId page, int nextNumber, StreamPosition position) {
    next = Math.max(next, nextNumber);
    heard.remove(page);
    heard.put(page, position);
    if (heard.size() > MOST_KEPT) {
      heard.remove(heard.keySet().iterator().next());
    }
  }
}

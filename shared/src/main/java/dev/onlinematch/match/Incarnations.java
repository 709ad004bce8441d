package dev.onlinematch.match;

import dev.onlinematch.link.PlayerLink;

/**
 * Numbers the ends of links that this page makes. Whoever leaves a match and comes back has the
 * same session, and the others may not have seen him go: so the numbers go on from match to match.
 */
final class Incarnations {

  private int next = 1;

  /** For the next end. */
  int next() {
    return next;
  }

  /** An end is closed: its number, and those of its connections, are used up. */
  void close(PlayerLink link) {
    next = Math.max(next, link.nextIncarnation());
  }
}

package dev.onlinematch.web.ui;

/** Port: what is shown of a match and means nothing more to the screens. */
public interface MatchDetails {

  /** What others join the match by; null outside a match. */
  String code();

  /** Which way messages to a player take; null while unknown, and for oneself. */
  PlayerRow.Path pathTo(int peerId);
}

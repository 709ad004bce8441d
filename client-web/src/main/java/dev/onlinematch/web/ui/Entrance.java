package dev.onlinematch.web.ui;

import dev.onlinematch.match.Matchmaking;

/** Port: an open connection to the server, by which matches are entered. */
public interface Entrance {

  /** Opens a match of one's own. */
  void createMatch();

  /** Joins a match by its code. */
  void joinMatch(String code);

  /** Looks for others. */
  void startMatchmaking(Matchmaking wishes);
}

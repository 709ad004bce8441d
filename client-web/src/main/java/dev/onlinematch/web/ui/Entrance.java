package dev.onlinematch.web.ui;

import dev.onlinematch.match.Matchmaking;
import dev.onlinematch.match.Resumption;

/** Port: an open connection to the server, by which matches are entered. */
public interface Entrance {

  /** Opens a match of one's own. */
  void createMatch();

  /** Joins a match by its code, or only watches it. */
  void joinMatch(String code, boolean watches);

  /** Comes back into a match as the same player. */
  void resumeMatch(Resumption resumption);

  /** Looks for others. */
  void startMatchmaking(Matchmaking wishes);
}

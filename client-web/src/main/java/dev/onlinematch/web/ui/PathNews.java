package dev.onlinematch.web.ui;

import java.util.List;

/**
 * What is worth a word when messages take another way: a change of the mode, once for all, and
 * players who leave the way of the mode or come back to it.
 *
 * <p>A set of players is an {@code int} with one bit for each. Two of the same match whose peer ids
 * are 32 apart share one; what they miss is a sentence.
 */
final class PathNews {

  private boolean isClientServer;
  private int seen;
  private int known;
  private int relayed;
  private int astray;

  /** What changed since the last look, in a sentence; empty for nothing. */
  String since(boolean nowClientServer, List<PlayerRow> rows) {
    String news = "";
    if (nowClientServer != isClientServer) {
      isClientServer = nowClientServer;
      // They follow one by one; that is no news.
      astray = 0;
      news = known == 0 ? "" : "Everyone" + way(nowClientServer);
    }
    for (PlayerRow row : rows) {
      boolean isRelayed = row.path() == PlayerRow.Path.RELAY;
      int bit = 1 << row.peerId();
      int now = isRelayed ? bit : 0;
      // A link that breaks because somebody leaves is on the relay for a moment, too.
      boolean isSteady = row.path() != null && (seen & bit) == now;
      seen = (seen & ~bit) | now;
      if (isSteady && ((known & bit) == 0 || (relayed & bit) != now)) {
        int astrayBefore = astray;
        astray = (astray & ~bit) | (isRelayed == isClientServer ? 0 : bit);
        if ((known & (astray | astrayBefore) & bit) != 0) {
          news = row.username() + way(isRelayed);
        }
        known |= bit;
        relayed = (relayed & ~bit) | now;
      }
    }
    return news;
  }

  private static String way(boolean isRelayed) {
    return isRelayed ? " now plays through the relay." : " now plays directly.";
  }
}

package dev.onlinematch.nakama;

import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;

/**
 * A row of the leaderboard (Nakama {@code LeaderboardRecord}).
 *
 * @param username whose
 * @param wins rounds won, of all matches
 */
public record WinCount(String username, int wins) {

  static WinCount read(JsonObject row) throws MalformedException {
    try {
      return new WinCount(row.text("username", ""), Integer.parseInt(row.text("score", "0")));
    } catch (NumberFormatException e) {
      throw new MalformedException("not a score");
    }
  }
}

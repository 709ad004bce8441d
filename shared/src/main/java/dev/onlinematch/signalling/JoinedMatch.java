package dev.onlinematch.signalling;

import java.util.List;

/**
 * The server's answer to creating or joining a match (Nakama {@code Match}).
 *
 * @param matchId the match
 * @param self my own presence in it
 * @param others everyone else who is in it at this moment; never me, each session once
 */
public record JoinedMatch(MatchId matchId, Presence self, List<Presence> others) {

  /** Takes a copy of the list. */
  public JoinedMatch {
    others = List.copyOf(others);
  }
}

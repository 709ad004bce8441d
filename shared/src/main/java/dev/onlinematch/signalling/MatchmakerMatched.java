package dev.onlinematch.signalling;

import java.util.List;

/**
 * The matchmaker found a match (Nakama {@code MatchmakerMatched}).
 *
 * @param ticket the ticket that it answers
 * @param token how to join; null when {@code matchId} says it
 * @param matchId how to join when a server module made the match; null when {@code token} says it
 * @param self me
 * @param users everyone who was matched, me included, each session once
 */
public record MatchmakerMatched(
    MatchmakerTicket ticket, String token, MatchId matchId, Presence self, List<Presence> users) {

  /** Takes a copy of the list. */
  public MatchmakerMatched {
    users = List.copyOf(users);
  }
}

package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The leaderboard of rounds won, and the one function of our module on a real Nakama ({@code
 * onlinematch_round}) that writes it: a round is won by whom most of the others in the match say.
 */
final class Wins {

  private static final int MAX_LIMIT = 100;
  private static final int MOST_MATCHES = 1_000;

  private final Accounts accounts;
  private final RelayedMatches matches;
  private final Map<UserId, Integer> wins = new HashMap<>();

  /** The oldest goes when there are too many: its players have other things to do by then. */
  private final Map<MatchId, Votes> votes = new LinkedHashMap<>();

  Wins(Accounts accounts, RelayedMatches matches) {
    this.accounts = accounts;
    this.matches = matches;
  }

  /** One player's word on a round. */
  JsonObject report(UserId voter, JsonObject body) throws ApiFailure, MalformedException {
    String match = body.text("match_id", "");
    if (match.isEmpty()) {
      throw notInMatch();
    }
    MatchId matchId = new MatchId(match);
    int round = body.integer("round", 0);
    String session = body.text("winner", "");
    Set<UserId> users = new HashSet<>();
    for (Presence presence : matches.presences(matchId)) {
      users.add(presence.userId());
    }
    if (!users.contains(voter)) {
      throw notInMatch();
    }
    // He may have left before the others could say that he won.
    UserId winner = session.isEmpty() ? null : matches.user(matchId, new SessionId(session));
    if (winner == null || round < 1) {
      throw ApiFailure.badInput("No such player or round.");
    }
    Votes ofMatch = votesOf(matchId);
    ofMatch.cast(round, voter, winner);
    users.remove(winner);
    if (ofMatch.isNew(round) && 2 * ofMatch.count(users, winner) > users.size()) {
      ofMatch.counted = round;
      wins.merge(winner, 1, Integer::sum);
    }
    return new JsonObject();
  }

  private static ApiFailure notInMatch() {
    return new ApiFailure(ApiFailure.PERMISSION_DENIED, "Not in that match.");
  }

  private Votes votesOf(MatchId matchId) {
    if (!votes.containsKey(matchId) && votes.size() >= MOST_MATCHES) {
      votes.remove(votes.keySet().iterator().next());
    }
    return votes.computeIfAbsent(matchId, key -> new Votes());
  }

  /** As Nakama lists the records of a leaderboard. */
  JsonObject list(UrlQuery query) throws ApiFailure {
    int limit = MatchListing.number(query, "limit", 1);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ApiFailure.badInput("Invalid limit - limit must be between 1 and 100.");
    }
    List<UserId> best = new ArrayList<>(wins.keySet());
    best.sort(
        Comparator.comparingInt((UserId user) -> -wins.get(user))
            .thenComparing(user -> user.value()));
    List<JsonObject> records = new ArrayList<>();
    for (UserId user : best.subList(0, Math.min(limit, best.size()))) {
      records.add(
          new JsonObject()
              .put("leaderboard_id", "onlinematch_wins")
              .put("owner_id", user.value())
              .put("username", accounts.byId(user.value()).username)
              .put("score", Integer.toString(wins.get(user)))
              .put("rank", Integer.toString(records.size() + 1)));
    }
    return records.isEmpty() ? new JsonObject() : new JsonObject().put("records", records);
  }

  /** What was said about the latest round of a match, and the latest round that counted. */
  private static final class Votes {

    private final Map<UserId, UserId> winners = new HashMap<>();
    private int round;
    private int counted;

    void cast(int ofRound, UserId voter, UserId winner) {
      if (ofRound > round) {
        round = ofRound;
        winners.clear();
      }
      if (ofRound == round) {
        winners.put(voter, winner);
      }
    }

    boolean isNew(int ofRound) {
      return ofRound == round && ofRound > counted;
    }

    int count(Set<UserId> voters, UserId winner) {
      int count = 0;
      for (UserId voter : voters) {
        if (winner.equals(winners.get(voter))) {
          count++;
        }
      }
      return count;
    }
  }
}

// OnlineMatch's module for Nakama's JavaScript runtime (3.40): mounted as index.js in runtime.path.
//
// What it does:
//   onlinematch_presences  tells the relay, and no player, who is in which match
//   onlinematch_round      hears from players who won a round, and counts the wins on a leaderboard
//   hooks                  keep the ids of relayed matches from strangers, and strangers from matches
//                          that the matchmaker made
//
// Nakama runs this file in several interpreters at once and freezes its globals: whatever has to
// outlast a call goes into Nakama's local cache, which they share, or into its database.

/** Nakama's stream of relayed matches; its subject is the match id without the dot at its end. */
var RELAYED_MATCH = 5;

/** How many matches one call of the relay may ask for. */
var MOST_MATCHES = 1000;

/** gRPC's codes, as Nakama's HTTP answers go by them. */
var INVALID_ARGUMENT = 3;
var PERMISSION_DENIED = 7;

/** How long after the last one who came a match of the matchmaker stays closed to strangers. */
var CLOSED_FOR_S = 24 * 60 * 60;

/** Rounds won, the most first. Authoritative: no client writes it. */
var WINS = "onlinematch_wins";

/** One object for each match: the latest round that was counted. Nobody's, and no client reads it. */
var COUNTED = "onlinematch_counted";
var NOBODY = "00000000-0000-0000-0000-000000000000";

var MOST_ROUNDS = 1000;

/** How long a player's word on a round is kept, and who left: the others have the same news within seconds. */
var VOTE_FOR_S = 60;

function InitModule(ctx, logger, nk, initializer) {
  nk.leaderboardCreate(WINS, true, "descending", "increment");
  initializer.registerRpc("onlinematch_round", roundRpc);
  initializer.registerRpc("onlinematch_presences", presencesRpc);
  initializer.registerBeforeListMatches(beforeListMatches);
  initializer.registerRtBefore("MatchJoin", beforeMatchJoin);
  initializer.registerRtAfter("MatchJoin", afterMatchJoin);
  initializer.registerRtBefore("MatchLeave", beforeMatchLeave);
}

function refuse(code, message) {
  throw { message: message, code: code };
}

/**
 * {"matches": ["<uuid>.", ...]} -> {"presences": {"<uuid>.": [{"session_id", "user_id"}, ...]}}
 *
 * For other servers, by http_key: such a call has no user.
 */
function presencesRpc(ctx, logger, nk, payload) {
  if (ctx.userId) {
    refuse(PERMISSION_DENIED, "Not for players.");
  }
  var matches = parsed(payload).matches;
  if (!Array.isArray(matches) || matches.length > MOST_MATCHES) {
    refuse(INVALID_ARGUMENT, "Expected up to " + MOST_MATCHES + " matches.");
  }
  var presences = {};
  matches.forEach(function (matchId) {
    presences[matchId] = presencesOf(nk, matchId).map(function (presence) {
      return { session_id: presence.sessionId, user_id: presence.userId };
    });
  });
  return JSON.stringify({ presences: presences });
}

/**
 * {"match_id": "<uuid>.", "round": 1, "winner": "<session id>"} -> {}
 *
 * A player says who won. A win counts once, when more than half of the other users who are in the
 * match have said the same; what the winner says counts for nothing. He may have left by then.
 */
function roundRpc(ctx, logger, nk, payload) {
  var vote = parsed(payload);
  var presences = ctx.userId ? presencesOf(nk, vote.match_id) : [];
  var users = {};
  var winner = whoLeft(nk, vote.match_id, vote.winner);
  presences.forEach(function (presence) {
    users[presence.userId] = true;
    if (presence.sessionId === vote.winner) {
      winner = presence;
    }
  });
  if (!users[ctx.userId]) {
    refuse(PERMISSION_DENIED, "Not in that match.");
  }
  var round = vote.round;
  if (winner === null || typeof round !== "number" || round % 1 !== 0 || round < 1 || round > MOST_ROUNDS) {
    refuse(INVALID_ARGUMENT, "No such player or round.");
  }
  nk.localcachePut(voteKey(vote.match_id, round, ctx.userId), winner.userId, VOTE_FOR_S);
  delete users[winner.userId];
  var others = Object.keys(users);
  var agreeing = others.filter(function (userId) {
    return nk.localcacheGet(voteKey(vote.match_id, round, userId)) === winner.userId;
  });
  if (2 * agreeing.length > others.length && isFirstToCount(nk, vote.match_id, round)) {
    nk.leaderboardRecordWrite(WINS, winner.userId, winner.username, 1);
  }
  return "{}";
}

/** Several interpreters may come here for the same round at once: the database lets one of them by. */
function isFirstToCount(nk, matchId, round) {
  var key = subjectOf(matchId);
  var before = nk.storageRead([{ collection: COUNTED, key: key, userId: NOBODY }]);
  if (before.length > 0 && before[0].value.round >= round) {
    return false;
  }
  var object = {
    collection: COUNTED,
    key: key,
    userId: NOBODY,
    value: { round: round },
    version: before.length > 0 ? before[0].version : "*",
    permissionRead: 0,
    permissionWrite: 0
  };
  try {
    nk.storageWrite([object]);
    return true;
  } catch (e) {
    return false;
  }
}

function voteKey(matchId, round, userId) {
  return "onlinematch vote " + matchId + " " + round + " " + userId;
}

/** Those in a relayed match; none where the id is not one. */
function presencesOf(nk, matchId) {
  var subject = subjectOf(matchId);
  return subject === null
    ? []
    : nk.streamUserList({ mode: RELAYED_MATCH, subject: subject }, true, true);
}

/** The UUID of a relayed match's id, or null. */
function subjectOf(matchId) {
  var isRelayed = typeof matchId === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.$/.test(matchId);
  return isRelayed ? matchId.slice(0, -1) : null;
}

function parsed(payload) {
  var value = null;
  try {
    value = JSON.parse(payload);
  } catch (e) {
    // Answered below.
  }
  if (value === null || typeof value !== "object") {
    refuse(INVALID_ARGUMENT, "Expected an object.");
  }
  return value;
}

/** The id of a relayed match is the key to it: only authoritative matches are listed. */
function beforeListMatches(ctx, logger, nk, request) {
  request.authoritative = true;
  return request;
}

/**
 * A private match is open to everybody who was given its id. One that the matchmaker made is open
 * to those who came by the matchmaker's token; whoever lost the connection comes back by the id.
 */
function beforeMatchJoin(ctx, logger, nk, envelope) {
  var matchId = envelope.matchJoin.matchId;
  if (matchId && nk.localcacheGet(closedKey(matchId)) && !nk.localcacheGet(memberKey(matchId, ctx.userId))) {
    refuse(PERMISSION_DENIED, "Match not found");
  }
  return envelope;
}

/** Nakama has checked the token by now, and the answer says which match it was for. */
function afterMatchJoin(ctx, logger, nk, answer, request) {
  var matchId = answer.match.matchId;
  if (request.matchJoin.token || nk.localcacheGet(closedKey(matchId))) {
    nk.localcachePut(closedKey(matchId), true, CLOSED_FOR_S);
    nk.localcachePut(memberKey(matchId, ctx.userId), true, CLOSED_FOR_S);
  }
}

/** The others are about to say who won: it may be the one who leaves. */
function beforeMatchLeave(ctx, logger, nk, envelope) {
  var matchId = envelope.matchLeave.matchId;
  presencesOf(nk, matchId).forEach(function (presence) {
    if (presence.sessionId === ctx.sessionId) {
      var left = JSON.stringify({ userId: presence.userId, username: presence.username });
      nk.localcachePut(leftKey(matchId, ctx.sessionId), left, VOTE_FOR_S);
    }
  });
  return envelope;
}

/** As whom that session was in the match that it left a moment ago, or null. */
function whoLeft(nk, matchId, sessionId) {
  var left = nk.localcacheGet(leftKey(matchId, sessionId));
  return left ? JSON.parse(left) : null;
}

function leftKey(matchId, sessionId) {
  return "onlinematch left " + matchId + " " + sessionId;
}

function closedKey(matchId) {
  return "onlinematch closed " + digitsOf(matchId);
}

function memberKey(matchId, userId) {
  return "onlinematch member " + digitsOf(matchId) + " " + userId;
}

/** Nakama reads a UUID in several spellings: only its digits say which it is. */
function digitsOf(matchId) {
  return matchId.split(".")[0].toLowerCase().replace("urn:uuid:", "").replace(/[^0-9a-f]/g, "");
}

package dev.onlinematch.relay.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;

/**
 * A player as proven.
 *
 * @param match which room
 * @param session as whom
 * @param user whose account
 */
public record Entrant(MatchId match, SessionId session, UserId user) {}

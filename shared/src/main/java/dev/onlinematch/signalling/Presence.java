package dev.onlinematch.signalling;

/**
 * Somebody who is in a match on the signalling server (Nakama {@code UserPresence}).
 *
 * @param sessionId which connection
 * @param userId whose account
 * @param username the account's name; may be empty
 */
public record Presence(SessionId sessionId, UserId userId, String username) {}

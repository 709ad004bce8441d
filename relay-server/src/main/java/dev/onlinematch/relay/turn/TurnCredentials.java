package dev.onlinematch.relay.turn;

/**
 * What one player shows a TURN server.
 *
 * @param username until when it counts, in seconds since 1970, a colon, and whose it is
 * @param password HMAC of the username, in base 64
 * @param ttlSeconds how long it counts from now
 */
public record TurnCredentials(String username, String password, long ttlSeconds) {}

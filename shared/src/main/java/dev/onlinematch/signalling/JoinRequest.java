package dev.onlinematch.signalling;

/**
 * Somebody who has entered the match on the server asks its host for a place.
 *
 * @param clientVersion the joiner's version of the game
 * @param isSpectator wishes to watch only
 */
public record JoinRequest(String clientVersion, boolean isSpectator) implements SignalMessage {}

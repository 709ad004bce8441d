package dev.onlinematch.signalling;

/**
 * Somebody who has entered the match on the server asks its host for a place.
 *
 * @param clientVersion the joiner's version of the game
 * @param isSpectator wishes to watch only
 * @param entry the same in every question of one entry, and by chance another one in the next: a
 *     host who has not seen that somebody left and came again in the same session sees it by this
 */
public record JoinRequest(String clientVersion, boolean isSpectator, int entry)
    implements SignalMessage {}

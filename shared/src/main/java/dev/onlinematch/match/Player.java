package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.PeerId;

/**
 * Somebody in the match.
 *
 * @param sessionId the connection to the signalling server
 * @param peerId the number within the match; {@link PeerId#FIRST} opened it
 * @param username the account's name; may be empty
 * @param isSpectator watches and does not count as a player
 */
public record Player(SessionId sessionId, PeerId peerId, String username, boolean isSpectator) {}

package dev.onlinematch.game;

import dev.onlinematch.transport.PeerId;

/**
 * Somebody who plays.
 *
 * @param peerId the number in the match
 * @param name for people
 */
public record GamePlayer(PeerId peerId, String name) {}

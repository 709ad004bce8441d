package dev.onlinematch.match;

import dev.onlinematch.link.LinkPath;

/**
 * What carries messages to another player now.
 *
 * @param status whether messages can travel
 * @param path by which way; null while there is none, or it is not yet known
 * @param roundTripMs there and back; -1 while unknown
 */
public record PlayerLinkStatus(PlayerStatus status, LinkPath path, int roundTripMs) {}

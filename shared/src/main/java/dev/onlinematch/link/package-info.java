/**
 * One link per other player: makes it, keeps it, repairs it, and carries messages over whatever
 * path there is.
 *
 * <p>Lives here: {@code PlayerLink} and its parts: negotiation, channels, the exactly-once stream,
 * health. A link knows one other player and nothing of a match.
 *
 * <p>May be called by: {@code match}. Serves RFC 8831 (data channels), RFC 8838 (trickle ICE), RFC
 * 8445, section 9 (ICE restart).
 */
package dev.onlinematch.link;

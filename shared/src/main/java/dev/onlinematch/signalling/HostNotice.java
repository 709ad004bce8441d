package dev.onlinematch.signalling;

/**
 * A member tells another whom he follows: somebody who was away, for whom much may have happened
 * meanwhile, or who speaks as host and is not his.
 *
 * @param host the session in which the host came in
 * @param term how often the host has changed
 * @param hasMissed whether the member has missed what that host said over the link, because he did
 *     not know yet that it is host
 */
public record HostNotice(SessionId host, int term, boolean hasMissed) implements SignalMessage {}

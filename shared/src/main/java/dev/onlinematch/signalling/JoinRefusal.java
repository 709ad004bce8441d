package dev.onlinematch.signalling;

/**
 * The host's no to a {@link JoinRequest}, told to the joiner alone.
 *
 * @param reason the number of a {@code JoinErrorReason}; one that is not known here is still a
 *     refusal
 */
public record JoinRefusal(int reason) implements SignalMessage {}

package dev.onlinematch.signalling;

/**
 * A member tells the host that the relay goes down, or cannot be reached.
 *
 * @param turn of which relay: how often the match has moved on before
 */
public record RelayReport(int turn) implements SignalMessage {}

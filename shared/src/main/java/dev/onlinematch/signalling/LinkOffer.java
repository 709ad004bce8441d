package dev.onlinematch.signalling;

/**
 * An offer. The same generation and round again means that the answer was missed.
 *
 * @param generation which peer connection
 * @param round 1 for the first offer of the connection, then one more for each ICE restart
 * @param sdp the description
 */
public record LinkOffer(int generation, int round, String sdp) implements LinkSignal {}

package dev.onlinematch.signalling;

/**
 * The answer to an offer.
 *
 * @param generation as in the offer
 * @param round as in the offer
 * @param sdp the description
 */
public record LinkAnswer(int generation, int round, String sdp) implements LinkSignal {}

package dev.onlinematch.webrtc.sctp.rx;

/**
 * What the receiving half puts up with.
 *
 * @param windowBytes memory for what cannot be handed out yet; advertised as a_rwnd
 * @param maxMessageBytes the longest message
 * @param maxStreams streams from 0 to this - 1 exist
 * @param ackDelayMs how long a SACK may wait; RFC 9260, 6.2 allows 200 by recommendation, 500 at
 *     most
 */
public record ReceiverLimits(
    int windowBytes, int maxMessageBytes, int maxStreams, long ackDelayMs) {}

package dev.onlinematch.webrtc.sctp.tx;

/**
 * What the sending half of an association begins with.
 *
 * @param mtuBytes the longest packet
 * @param initialTsn the TSN of the first chunk
 * @param peerWindowBytes the peer's first a_rwnd
 * @param mayAbandon whether the peer understands FORWARD-TSN; if not, everything is reliable
 */
public record SenderSetup(int mtuBytes, int initialTsn, long peerWindowBytes, boolean mayAbandon) {}

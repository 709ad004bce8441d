package dev.onlinematch.webrtc.sctp.tx;

/**
 * The sending half, for metrics and tests.
 *
 * @param cwndBytes congestion window
 * @param ssthreshBytes where slow start ends
 * @param inFlightBytes chunk bytes on the network
 * @param peerWindowBytes what the peer advertised last
 * @param outstandingChunks chunks not cumulatively acknowledged
 * @param retransmissions chunks sent again, ever
 * @param abandonedMessages messages given up after their first chunk was sent, ever
 */
public record SenderStatus(
    int cwndBytes,
    int ssthreshBytes,
    int inFlightBytes,
    long peerWindowBytes,
    int outstandingChunks,
    long retransmissions,
    long abandonedMessages) {}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.timer.RtoBounds;

/**
 * How long to wait for what (RFC 9260, 16).
 *
 * @param rto bounds of the retransmission timeout
 * @param maxRetransmissions Association.Max.Retrans: so many silences in a row end it
 * @param maxInitRetransmissions Max.Init.Retransmits
 * @param heartbeatIntervalMs HB.interval
 * @param ackDelayMs how long a SACK may wait
 */
public record TimerOptions(
    RtoBounds rto,
    int maxRetransmissions,
    int maxInitRetransmissions,
    long heartbeatIntervalMs,
    long ackDelayMs) {}

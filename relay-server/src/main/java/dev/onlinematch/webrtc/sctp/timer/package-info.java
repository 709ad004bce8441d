/**
 * Waiting, as numbers: alarms, retries that back off, and the retransmission timeout.
 *
 * <p>Lives here: small objects that are told the time and never ask for it.
 *
 * <p>May be called by: {@code webrtc.sctp} and its sub-packages.
 *
 * <p>Serves RFC 9260 section 6.3.
 */
package dev.onlinematch.webrtc.sctp.timer;

/**
 * SCTP for WebRTC data channels: one association between two peers, over whatever carries its
 * packets (DTLS, RFC 8261). No thread, no clock, no socket.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.sctp.SctpAssociation}, the façade, and what holds an
 * association together: set-up, ending, tags, heartbeat, stream reset. Sending is in {@code tx},
 * receiving in {@code rx}, bytes in {@code packet}, waiting in {@code timer}.
 *
 * <p>May be called by: {@code webrtc.channel}, and {@code webrtc} for the wiring. Knows neither.
 *
 * <p>Serves RFC 9260, RFC 3758 (partial reliability), RFC 6525 (stream reset), RFC 8261 section 6.
 * Chance comes from the {@code RandomSource} and malformed input is named by the {@code
 * MalformedException} of {@code shared}: both are leaves without any dependency, so that this house
 * can still be lifted out with two small files.
 */
package dev.onlinematch.webrtc.sctp;

/**
 * Data channels: many of them over one SCTP association, opened in band or agreed beforehand,
 * closed by resetting their stream.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.channel.DataChannels}, the façade, and the messages
 * of DCEP. No thread, no clock, no socket; the contract is that of {@code SctpAssociation}.
 *
 * <p>May be called by: {@code webrtc}. Knows {@code webrtc.sctp} and nothing above.
 *
 * <p>Serves RFC 8831 (channels) and RFC 8832 (DCEP).
 */
package dev.onlinematch.webrtc.channel;

/**
 * The data-channel part of SDP: reads a browser's offer, writes our answer.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.sdp.DataChannelOffer} (what an offer says that
 * matters to us), {@link dev.onlinematch.webrtc.sdp.DataChannelAnswer} (what we say), and the
 * values that ICE and DTLS take from them. Everything else in an offer is skipped and never
 * repeated.
 *
 * <p>May be called by: the façade {@code webrtc}, {@code webrtc.ice}, {@code webrtc.dtls}.
 *
 * <p>Serves RFC 8866 (SDP), RFC 3264 and RFC 9429 (offer and answer), RFC 8839 (ICE), RFC 8841 and
 * RFC 8842 (SCTP over DTLS), RFC 8122 (fingerprints), RFC 9143 (BUNDLE).
 */
package dev.onlinematch.webrtc.sdp;

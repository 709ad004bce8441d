/**
 * The sending half of an association: messages wait in streams, are cut into chunks, sent as far as
 * windows allow, sent again when lost, and given up when they may be.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.sctp.tx.SendQueue} (before a TSN) and {@link
 * dev.onlinematch.webrtc.sctp.tx.DataSender} (from the TSN on). They know nothing of what arrives
 * except acknowledgements.
 *
 * <p>May be called by: {@code webrtc.sctp}.
 *
 * <p>Serves RFC 9260 sections 6.1, 6.3, 6.9, 7; RFC 3758 section 3.5; RFC 8985 in SCTP's terms.
 */
package dev.onlinematch.webrtc.sctp.tx;

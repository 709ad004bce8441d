/**
 * ICE-lite for any number of peers on one UDP port. The only door to ice4j.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.ice.IceLiteAgent}, which says of each datagram
 * whether it is a check to answer, something for a session, or nothing; and {@link
 * dev.onlinematch.webrtc.ice.LocalAddresses}, which finds the addresses to offer. No socket, no
 * thread, no clock: time comes in as {@code nowMs}.
 *
 * <p>May be called by: the façade {@code webrtc}. Knows nothing of DTLS but its first byte.
 *
 * <p>Serves RFC 8445 (2.5 and 7.3, the lite side), RFC 8489 (STUN), RFC 7675 (consent), RFC 7983
 * (telling STUN from DTLS).
 */
package dev.onlinematch.webrtc.ice;

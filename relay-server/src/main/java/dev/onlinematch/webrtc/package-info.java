/**
 * A WebRTC data-channel peer in pure Java, for servers: the browser offers, this side answers.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.PeerAcceptor}, which answers offers on one UDP port,
 * and the wiring of ICE, DTLS and what is above them. Knows no room, no HTTP and no game.
 *
 * <p>May be called by: anybody who wants to talk to browsers; the relay does.
 *
 * <p>Serves RFC 8825 (overview), RFC 9429 (JSEP, the answerer's side), RFC 8261 (SCTP over DTLS).
 */
package dev.onlinematch.webrtc;

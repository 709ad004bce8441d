/**
 * The browser's WebRTC behind the ports of {@code dev.onlinematch.peer}.
 *
 * <p>Lives here: factory, connection and channel over {@code RTCPeerConnection} and {@code
 * RTCDataChannel}, and the reading of their statistics.
 *
 * <p>May be called by: the wiring. Source: W3C WebRTC 1.0, W3C WebRTC Statistics.
 */
package dev.onlinematch.web.rtc;

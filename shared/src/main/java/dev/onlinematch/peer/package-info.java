/**
 * Ports to WebRTC, in the W3C's words.
 *
 * <p>Lives here: {@link dev.onlinematch.peer.PeerConnection}, {@link
 * dev.onlinematch.peer.DataChannel}, their factory, and the values that go in and out. No
 * behaviour: a browser brings one implementation, the tests another.
 *
 * <p>May be called by: {@code link} and above; implemented by adapters. Source: W3C WebRTC 1.0, RFC
 * 8831 (data channels).
 */
package dev.onlinematch.peer;

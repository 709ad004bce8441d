/**
 * The UDP socket and the thread that serves it: the only place of {@code webrtc} with either.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.io.UdpPort}, a non-blocking socket, and {@link
 * dev.onlinematch.webrtc.io.UdpLoop}, the event loop that drains it in batches. The only door to
 * JNA, for one socket option; without it the port works the same, but slower.
 *
 * <p>May be called by: the façade {@code webrtc}. Serves no RFC.
 */
package dev.onlinematch.webrtc.io;

/**
 * The UDP socket and the thread that serves it: the only place of {@code webrtc} with either.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.io.UdpPort}, a non-blocking socket, and {@link
 * dev.onlinematch.webrtc.io.UdpLoop}, the event loop that drains it in batches. The only door to
 * JNA, for what Linux can do and Java has no name for: several datagrams with one system call, and
 * several to one peer with one way through the network stack. Elsewhere the port works the same,
 * but slower.
 *
 * <p>May be called by: the façade {@code webrtc}. Serves no RFC.
 */
package dev.onlinematch.webrtc.io;

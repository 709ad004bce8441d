/**
 * What a game's messages travel over, seen from above: peers with small numbers, three kinds of
 * delivery, send and receive.
 *
 * <p>Lives here: the port {@link dev.onlinematch.transport.MessageTransport} and its values. {@code
 * match} implements it, {@code rpc} uses it, and neither knows the other.
 *
 * <p>May be called by: everyone. The three kinds of delivery follow RFC 8831, section 6.4.
 */
package dev.onlinematch.transport;

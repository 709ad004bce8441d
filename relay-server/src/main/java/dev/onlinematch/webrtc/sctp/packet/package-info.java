/**
 * SCTP on the wire: the packet, its chunks, their parameters and error causes, and the arithmetic
 * of serial numbers.
 *
 * <p>Lives here: one class per chunk, which reads and writes its own bytes and decides nothing.
 * Whatever is malformed ends in one {@link dev.onlinematch.wire.MalformedException}; every length
 * is checked before it is used, and every loop advances.
 *
 * <p>May be called by: {@code webrtc.sctp} and its sub-packages, nobody else.
 *
 * <p>Serves RFC 9260 section 3, RFC 3758 section 3, RFC 6525 section 4, RFC 1982.
 */
package dev.onlinematch.webrtc.sctp.packet;

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.InitChunk;

/**
 * What the peer said of himself in INIT or INIT-ACK.
 *
 * @param tag the verification tag that packets to him carry
 * @param initialTsn the TSN of his first chunk
 * @param windowBytes his first a_rwnd
 * @param inboundStreams how many streams he takes
 * @param supportsForwardTsn whether he understands FORWARD-TSN
 * @param supportsReconfig whether he understands RE-CONFIG
 */
record PeerSide(
    int tag,
    int initialTsn,
    long windowBytes,
    int inboundStreams,
    boolean supportsForwardTsn,
    boolean supportsReconfig) {

  static PeerSide of(InitChunk init) {
    return new PeerSide(
        init.initiateTag(),
        init.initialTsn(),
        init.aRwnd(),
        init.inboundStreams(),
        init.parameters().supportsForwardTsn(),
        init.parameters().supportsReconfig());
  }
}

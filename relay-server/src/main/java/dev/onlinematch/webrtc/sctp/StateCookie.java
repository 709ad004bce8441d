package dev.onlinematch.webrtc.sctp;

import java.nio.ByteBuffer;

/**
 * Everything that is needed to make an association, given to the peer instead of being kept (RFC
 * 9260, 5.1.3), so that an INIT costs no memory. {@link CookieSeal} makes sure that it comes back
 * unchanged.
 *
 * @param createdMs when it was made, by the association's own time
 * @param own our tag and first TSN
 * @param peer the peer's tag, first TSN and abilities
 * @param ownTieTag our tag in the association that existed then, or 0 (RFC 9260, 5.2.2)
 * @param peerTieTag the peer's tag in it, or 0
 */
record StateCookie(long createdMs, OwnSide own, PeerSide peer, int ownTieTag, int peerTieTag) {

  static final int BYTES = 46;

  byte[] encode() {
    return ByteBuffer.allocate(BYTES)
        .putLong(createdMs)
        .putInt(own.tag())
        .putInt(own.initialTsn())
        .putInt(peer.tag())
        .putInt(peer.initialTsn())
        .putLong(peer.windowBytes())
        .putInt(peer.inboundStreams())
        .put((byte) (peer.supportsForwardTsn() ? 1 : 0))
        .put((byte) (peer.supportsReconfig() ? 1 : 0))
        .putInt(ownTieTag)
        .putInt(peerTieTag)
        .array();
  }

  /** Reads what {@link #encode} wrote; the seal has proved that it did. */
  static StateCookie decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long createdMs = in.getLong();
    OwnSide own = new OwnSide(in.getInt(), in.getInt());
    PeerSide peer =
        new PeerSide(
            in.getInt(), in.getInt(), in.getLong(), in.getInt(), in.get() == 1, in.get() == 1);
    return new StateCookie(createdMs, own, peer, in.getInt(), in.getInt());
  }
}

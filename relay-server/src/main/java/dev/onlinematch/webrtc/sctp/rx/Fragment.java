package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.DataHeader;

/** A piece of a message that is not whole yet. */
final class Fragment {

  final DataHeader header;
  final byte[] userData;

  /** The one after it in its {@link FragmentRun}; null if it is the last. */
  Fragment next;

  Fragment(DataHeader header, byte[] userData) {
    this.header = header;
    this.userData = userData;
  }
}

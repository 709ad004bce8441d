package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.DataHeader;

/**
 * A piece of a message that is not whole yet. Neighbours of the same message form a run; the two
 * ends of a run know each other, so that runs grow and join without being walked.
 */
final class Fragment {

  final DataHeader header;
  final byte[] userData;

  /** If this is the first of its run: the TSN of the last. If it is the last: of the first. */
  int otherEndTsn;

  /** If this is the first of its run: bytes of all its fragments. */
  int runBytes;

  Fragment(DataHeader header, byte[] userData) {
    this.header = header;
    this.userData = userData;
    this.otherEndTsn = header.tsn();
    this.runBytes = userData.length;
  }
}

package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.DataHeader;

/** A whole message, with what its first fragment said of it. */
final class Message {

  final DataHeader header;
  final byte[] payload;

  Message(DataHeader header, byte[] payload) {
    this.header = header;
    this.payload = payload;
  }
}

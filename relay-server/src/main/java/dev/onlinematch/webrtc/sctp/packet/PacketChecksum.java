package dev.onlinematch.webrtc.sctp.packet;

import java.util.zip.CRC32C;

/**
 * The CRC32c of a packet (RFC 9260, 6.8 and appendix A), computed as if its own field were zero.
 */
final class PacketChecksum {

  private static final byte[] ZEROS = new byte[4];

  private PacketChecksum() {}

  /** The four bytes of the checksum field, as a number in network byte order. */
  static int of(byte[] packet, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(packet, offset, SctpPacket.CHECKSUM_OFFSET);
    crc.update(ZEROS, 0, ZEROS.length);
    crc.update(packet, offset + SctpPacket.HEADER_BYTES, length - SctpPacket.HEADER_BYTES);
    // Appendix A stores the low byte first.
    return Integer.reverseBytes((int) crc.getValue());
  }
}

package dev.onlinematch.webrtc.sctp.packet;

/**
 * Puts chunks into one packet, up to a size. Used again and again: {@link #begin}, chunks, {@link
 * #finish}. A caller asks {@link #room()} before it adds a chunk; a chunk that does not fit is a
 * mistake of the caller.
 */
public final class PacketWriter {

  private byte[] target;
  private int end;
  private int position;
  private int chunkStart;

  /** A writer that is between two packets. */
  public PacketWriter() {
    this.target = new byte[0];
  }

  /**
   * Starts a packet at the beginning of {@code target}.
   *
   * @param maxBytes how long the packet may become
   * @throws IllegalArgumentException if {@code target} is shorter than that
   */
  public void begin(byte[] target, int maxBytes) {
    if (target.length < maxBytes) {
      throw new IllegalArgumentException(
          "a packet of " + maxBytes + " bytes needs more room than " + target.length);
    }
    this.target = target;
    this.end = maxBytes;
    this.position = SctpPacket.HEADER_BYTES;
  }

  /** How long the next chunk may be, header included. */
  public int room() {
    return end - position;
  }

  /** Whether no chunk was written yet. */
  public boolean isEmpty() {
    return position == SctpPacket.HEADER_BYTES;
  }

  /** Writes header and checksum, and returns the length of the packet. */
  public int finish(int sourcePort, int destinationPort, int verificationTag) {
    NetworkBytes.putU16(target, 0, sourcePort);
    NetworkBytes.putU16(target, 2, destinationPort);
    NetworkBytes.putI32(target, 4, verificationTag);
    NetworkBytes.putI32(target, SctpPacket.CHECKSUM_OFFSET, PacketChecksum.of(target, 0, position));
    return position;
  }

  PacketWriter beginChunk(ChunkType type, int flags) {
    chunkStart = position;
    return u8(type.code()).u8(flags).u16(0);
  }

  void endChunk() {
    NetworkBytes.putU16(target, chunkStart + 2, position - chunkStart);
    pad(position - chunkStart);
  }

  /** Starts a parameter or error cause within the chunk; returns its place for {@link #endTlv}. */
  int beginTlv(int type) {
    // Padding belongs between parameters, and is not counted by the last one of a chunk.
    pad(position - chunkStart);
    int start = position;
    u16(type).u16(0);
    return start;
  }

  void endTlv(int start) {
    NetworkBytes.putU16(target, start + 2, position - start);
  }

  PacketWriter u8(int value) {
    target[position++] = (byte) value;
    return this;
  }

  PacketWriter u16(int value) {
    NetworkBytes.putU16(target, position, value);
    position += 2;
    return this;
  }

  PacketWriter i32(int value) {
    NetworkBytes.putI32(target, position, value);
    position += 4;
    return this;
  }

  PacketWriter bytes(byte[] source) {
    return bytes(source, 0, source.length);
  }

  PacketWriter bytes(byte[] source, int offset, int length) {
    System.arraycopy(source, offset, target, position, length);
    position += length;
    return this;
  }

  private void pad(int length) {
    for (int i = length; (i & 3) != 0; i++) {
      u8(0);
    }
  }
}

package dev.onlinematch.webrtc.sctp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Chunks and packets as bytes, written by hand: tests must not trust the code that they test. */
final class Wire {

  static final int DATA = 0;
  static final int INIT = 1;
  static final int INIT_ACK = 2;
  static final int SACK = 3;
  static final int HEARTBEAT = 4;
  static final int HEARTBEAT_ACK = 5;
  static final int ABORT = 6;
  static final int SHUTDOWN = 7;
  static final int SHUTDOWN_ACK = 8;
  static final int ERROR = 9;
  static final int COOKIE_ECHO = 10;
  static final int COOKIE_ACK = 11;
  static final int SHUTDOWN_COMPLETE = 14;
  static final int RE_CONFIG = 130;
  static final int FORWARD_TSN = 192;

  static final int E = 1;
  static final int B = 2;
  static final int U = 4;
  static final int I = 8;

  private Wire() {}

  static byte[] packet(int tag, byte[]... chunks) {
    return packet(5000, 5000, tag, chunks);
  }

  static byte[] packet(int fromPort, int toPort, int tag, byte[]... chunks) {
    byte[] body = concat(chunks);
    byte[] packet =
        ByteBuffer.allocate(12 + body.length)
            .putShort((short) fromPort)
            .putShort((short) toPort)
            .putInt(tag)
            .putInt(0)
            .put(body)
            .array();
    CRC32C crc = new CRC32C();
    crc.update(packet);
    ByteBuffer.wrap(packet).putInt(8, Integer.reverseBytes((int) crc.getValue()));
    return packet;
  }

  static byte[] chunk(int type, int flags, byte[]... parts) {
    byte[] value = concat(parts);
    return padded(
        ByteBuffer.allocate(4 + value.length)
            .put((byte) type)
            .put((byte) flags)
            .putShort((short) (4 + value.length))
            .put(value)
            .array());
  }

  static byte[] parameter(int type, byte[]... parts) {
    byte[] value = concat(parts);
    return padded(
        ByteBuffer.allocate(4 + value.length)
            .putShort((short) type)
            .putShort((short) (4 + value.length))
            .put(value)
            .array());
  }

  static byte[] init(int type, int tag, int streams, int initialTsn, byte[]... parameters) {
    return chunk(
        type,
        0,
        u32(tag),
        u32(1_000_000),
        u16(streams),
        u16(streams),
        u32(initialTsn),
        concat(parameters));
  }

  /** What a browser's INIT says of its abilities. */
  static byte[] extensions() {
    return concat(parameter(0xC000), parameter(0x8008, new byte[] {(byte) 130, (byte) 192}));
  }

  static byte[] data(int tsn, int streamId, int ssn, int flags, String text) {
    return data(tsn, streamId, ssn, flags, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] data(int tsn, int streamId, int ssn, int flags, byte[] payload) {
    return chunk(DATA, flags, u32(tsn), u16(streamId), u16(ssn), u32(51), payload);
  }

  /** A SACK with gap ack blocks, each as start and end. */
  static byte[] sack(int cumulativeTsn, int aRwnd, int... gaps) {
    byte[][] blocks = new byte[gaps.length][];
    for (int i = 0; i < gaps.length; i++) {
      blocks[i] = u16(gaps[i]);
    }
    return chunk(
        SACK, 0, u32(cumulativeTsn), u32(aRwnd), u16(gaps.length / 2), u16(0), concat(blocks));
  }

  /** A FORWARD-TSN with streams, each as stream id and SSN. */
  static byte[] forwardTsn(int newCumulativeTsn, int... streams) {
    byte[][] entries = new byte[streams.length][];
    for (int i = 0; i < streams.length; i++) {
      entries[i] = u16(streams[i]);
    }
    return chunk(FORWARD_TSN, 0, u32(newCumulativeTsn), concat(entries));
  }

  static byte[] resetRequest(int number, int lastTsn, int... streamIds) {
    byte[][] ids = new byte[streamIds.length][];
    for (int i = 0; i < streamIds.length; i++) {
      ids[i] = u16(streamIds[i]);
    }
    return chunk(RE_CONFIG, 0, parameter(13, u32(number), u32(0), u32(lastTsn), concat(ids)));
  }

  static byte[] reconfigResponse(int number, int result) {
    return chunk(RE_CONFIG, 0, parameter(16, u32(number), u32(result)));
  }

  static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] hex(String text) {
    String digits = text.replace(" ", "");
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] padded(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, (bytes.length + 3) & ~3);
  }
}

package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records made by hand, good and forged. */
final class Records {

  static final int TLS_NULL_WITH_NULL_NULL = 0x0000;
  static final int ECDHE_ECDSA_AES_128_GCM = 0xC02B;

  private Records() {}

  static byte[] record(int type, int epoch, long sequence, byte... fragment) {
    return new ByteWriter(70_000)
        .u8(type)
        .u16(0xFEFD)
        .u16(epoch)
        .u16((int) (sequence >>> 32))
        .i32((int) sequence)
        .u16(fragment.length)
        .raw(fragment)
        .toByteArray();
  }

  static byte[] handshake(int messageType, int messageBytes, int at, byte... fragment) {
    return new ByteWriter(70_000)
        .u8(messageType)
        .u8(messageBytes >>> 16)
        .u16(messageBytes)
        .u16(0)
        .u8(at >>> 16)
        .u16(at)
        .u8(fragment.length >>> 16)
        .u16(fragment.length)
        .raw(fragment)
        .toByteArray();
  }

  /** A ClientHello of somebody else: another random, the given cipher suite, P-256. */
  static byte[] forgedHello(int seed, int cipherSuite) {
    byte[] random = new byte[32];
    new SeededRandom(seed).nextBytes(random);
    byte[] extensions =
        new ByteWriter(100)
            .u16(10) // supported_groups: secp256r1
            .u16(4)
            .u16(2)
            .u16(23)
            .u16(13) // signature_algorithms: ecdsa_secp256r1_sha256
            .u16(4)
            .u16(2)
            .u16(0x0403)
            .u16(23) // extended_master_secret
            .u16(0)
            .u16(0xFF01) // renegotiation_info
            .u16(1)
            .u8(0)
            .toByteArray();
    byte[] body =
        new ByteWriter(200)
            .u16(0xFEFD)
            .raw(random)
            .u8(0) // session id
            .u8(0) // cookie
            .u16(2)
            .u16(cipherSuite)
            .u8(1)
            .u8(0) // no compression
            .u16(extensions.length)
            .raw(extensions)
            .toByteArray();
    return record(22, 0, seed & 0xFFFF, handshake(1, body.length, 0, body));
  }

  /** A datagram of one handshake record with one message, cut into two records at {@code bytes}. */
  static List<byte[]> splitMessage(byte[] datagram, int bytes) {
    byte[] body = Arrays.copyOfRange(datagram, 25, datagram.length);
    byte[] head = Arrays.copyOf(body, bytes);
    byte[] tail = Arrays.copyOfRange(body, bytes, body.length);
    List<byte[]> parts = new ArrayList<>();
    parts.add(record(22, 0, 0, handshake(1, body.length, 0, head)));
    parts.add(record(22, 0, 1, handshake(1, body.length, bytes, tail)));
    return parts;
  }

  static boolean isClientHello(byte[] datagram) {
    return datagram[0] == 22 && datagram[3] == 0 && datagram[4] == 0 && datagram[13] == 1;
  }

  /** The content types of all records of a datagram. */
  static List<Integer> types(byte[] datagram) {
    List<Integer> types = new ArrayList<>();
    for (int at = 0; at < datagram.length; ) {
      types.add(datagram[at] & 0xFF);
      at += 13 + ((datagram[at + 11] & 0xFF) << 8) + (datagram[at + 12] & 0xFF);
    }
    return types;
  }
}

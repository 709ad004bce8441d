package dev.onlinematch.webrtc.dtls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.wire.MalformedException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams cut into records, records into fragments, and a client's flight put in order. */
class DtlsRecordFuzzTest {

  static Stream<byte[]> datagrams() {
    byte[] hello = Records.forgedHello(1, Records.ECDHE_ECDSA_AES_128_GCM);
    byte[] flight =
        join(
            Records.record(22, 0, 1, Records.handshake(11, 4, 0, new byte[4])),
            Records.record(22, 0, 2, Records.handshake(16, 4, 0, new byte[2])),
            Records.record(22, 0, 3, Records.handshake(16, 4, 2, new byte[2])),
            Records.record(22, 0, 4, Records.handshake(15, 4, 0, new byte[4])),
            Records.record(20, 0, 5, (byte) 1),
            Records.record(22, 1, 0, new byte[40]));
    return Stream.of(hello, flight, join(Records.splitMessage(hello, 40).toArray(new byte[0][])));
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @MethodSource("datagrams")
  @FuzzTest
  void everyByteBelongsToOneRecordAndOneFragment(byte[] bytes) {
    ClientFlight flight = new ClientFlight();
    int at = 0;
    try {
      while (at < bytes.length) {
        DtlsRecord record = DtlsRecord.at(bytes, at, bytes.length);
        assertTrue(record.end() > at && record.end() <= bytes.length);
        assertEquals(record.length(), record.copy().length);
        if (record.isPlainHandshake()) {
          List<HandshakeFragment> fragments = record.handshakeFragments();
          assertTrue(!fragments.isEmpty());
          int length = DtlsRecord.HEADER_BYTES;
          for (HandshakeFragment fragment : fragments) {
            length += 12 + fragment.length();
            assertTrue(fragment.messageBytes() <= 8_192);
          }
          assertEquals(record.length(), length);
          ClientRandom random = record.clientRandom();
          assertTrue(random == null || random.equals(record.clientRandom()));
          flight.add(fragments);
        } else {
          flight.hold(record);
        }
        assertTrue(flight.release().size() <= 5);
        at = record.end();
      }
    } catch (MalformedException e) {
      // The rest of the datagram goes unread.
    }
  }
}

package dev.onlinematch.webrtc.dtls;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A handshake with Bouncy Castle, from the client's side: datagrams with their lengths, of two
 * bytes, in front. What we hold back from the library is held back here too. It ends in an
 * exception that the endpoint expects, and never in a connection.
 */
class DtlsHandshakeFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final DtlsIdentity SERVER = DtlsIdentity.generate(new SecureRandom(), NOW);
  private static final DtlsIdentity CLIENT = DtlsIdentity.generate(new SecureRandom(), NOW);

  /** What a client has said in a whole handshake. */
  static Stream<byte[]> flights() throws IOException {
    List<byte[]> said = new ArrayList<>();
    try (DtlsHandshakePool pool = new DtlsHandshakePool(1);
        DtlsWire wire = new DtlsWire(SERVER, CLIENT.fingerprint(), pool)) {
      wire.towardsServer =
          datagram -> {
            said.add(datagram);
            return List.of(datagram);
          };
      TestClient.of(CLIENT).connect(wire);
      wire.shutDown();
    }
    ByteWriter all = new ByteWriter(10_000);
    ByteWriter hello = new ByteWriter(10_000);
    for (byte[] datagram : said) {
      all.u16(datagram.length).raw(datagram);
    }
    hello.u16(said.get(0).length).raw(said.get(0));
    return Stream.of(all.toByteArray(), hello.toByteArray());
  }

  @MethodSource("flights")
  @FuzzTest
  void whoCannotSignGetsNoConnection(byte[] bytes) {
    Script script = new Script(bytes);
    PassiveServer server = new PassiveServer(SERVER, List.of(CLIENT.fingerprint()));
    // The endpoint catches these two: whatever it was, the thread goes back to the pool.
    Exception end =
        assertThrows(
            Exception.class, () -> new DTLSServerProtocol().accept(server, script).close());
    if (!(end instanceof IOException || end instanceof RuntimeException)) {
      throw new AssertionError(end);
    }
  }

  /** Says what it is given, then breaks. */
  private static final class Script implements DatagramTransport {

    private final Queue<byte[]> records = new ArrayDeque<>();
    private final ClientFlight flight = new ClientFlight();

    Script(byte[] bytes) {
      Choices choices = new Choices(bytes);
      while (choices.hasMore()) {
        byte[] datagram = choices.block();
        try {
          for (int at = 0; at < datagram.length; ) {
            DtlsRecord record = DtlsRecord.at(datagram, at, datagram.length);
            take(record);
            at = record.end();
          }
        } catch (MalformedException e) {
          // Dropped, as the endpoint does.
        }
      }
    }

    private void take(DtlsRecord record) throws MalformedException {
      if (record.isPlainHandshake()) {
        flight.add(record.handshakeFragments());
        records.add(record.copy());
      } else if (record.type() == DtlsRecord.CHANGE_CIPHER_SPEC || record.canBeProtected()) {
        flight.hold(record);
      }
      records.addAll(flight.release());
    }

    @Override
    public int getReceiveLimit() {
      return 4_096;
    }

    @Override
    public int getSendLimit() {
      return RecordTransport.MAX_DATAGRAM_BYTES;
    }

    @Override
    public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
      byte[] record = records.poll();
      if (record == null) {
        throw new IOException("nothing more is said");
      }
      int length = Math.min(record.length, len);
      System.arraycopy(record, 0, buf, off, length);
      return length;
    }

    @Override
    public void send(byte[] buf, int off, int len) {
      // Nobody listens.
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }
}

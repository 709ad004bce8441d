package dev.onlinematch.webrtc.dtls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.wire.ByteWriter;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.tls.DTLSTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A connection, and somebody on its way who has no key. Each step is a byte that says what he does:
 * sends a datagram of his own (its length, of two bytes, in front), repeats an old one of the
 * client, changes the next one before it arrives, or holds it back. Nothing but what the client
 * says is heard, once, and nothing ends.
 */
class DtlsEndpointFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final int MOST_KEPT = 32;

  /** One connection for all runs: it costs a handshake, and no run may have harmed it. */
  private static Connection connection;

  static Stream<byte[]> attacks() {
    ByteWriter all = new ByteWriter(2_000);
    for (int type = 19; type < 26; type++) {
      for (int epoch = 0; epoch < 2; epoch++) {
        byte[] record = Records.record(type, epoch, 900, new byte[30]);
        all.u8(0).u16(record.length).raw(record);
      }
    }
    byte[] hello = Records.forgedHello(1, Records.ECDHE_ECDSA_AES_128_GCM);
    return Stream.of(
        all.u8(1).u8(3).u8(2).u8(13).u8(1).u8(3).u8(2).u8(0).u8(0x17).toByteArray(),
        new ByteWriter(500).u8(0).u16(hello.length).raw(hello).u8(1).u8(0).toByteArray());
  }

  @AfterEach
  void close() {
    if (connection != null) {
      connection.wire.shutDown();
      connection.pool.close();
      connection = null;
    }
  }

  @MethodSource("attacks")
  @FuzzTest
  void hearsTheClientAndNobodyElse(byte[] bytes) throws IOException {
    if (connection == null) {
      connection = new Connection();
    }
    Choices choices = new Choices(bytes);
    while (choices.hasMore()) {
      switch (choices.upTo(4)) {
        case 0 -> connection.inject(choices.block());
        case 1 -> connection.repeat(choices.u8());
        case 2 -> connection.change(choices.u16(), choices.u8());
        default -> connection.holdBack();
      }
    }
    connection.say();
  }

  /** Both ends; the endpoint's owner is whoever runs the test. */
  private static final class Connection {

    final DtlsHandshakePool pool = new DtlsHandshakePool(1);
    final DtlsWire wire;
    private final DtlsEndpoint endpoint;
    private final DTLSTransport client;
    private final List<byte[]> captured = new ArrayList<>();
    private byte[] last;
    private int said;

    Connection() throws IOException {
      DtlsIdentity server = DtlsIdentity.generate(new SecureRandom(), NOW);
      DtlsIdentity alice = DtlsIdentity.generate(new SecureRandom(), NOW);
      wire = new DtlsWire(server, alice.fingerprint(), pool);
      client = TestClient.of(alice).connect(wire);
      while (pool.unfinished() > 0) {
        // The handshake's thread wakes the owner a last time before it ends.
        Thread.onSpinWait();
      }
      endpoint = wire.askOwner(it -> it);
      wire.events.clear();
      wire.towardsServer =
          datagram -> {
            last = datagram;
            return List.of();
          };
    }

    /** The client says something, and it arrives. */
    void say() throws IOException {
      byte[] payload = speak();
      deliver(last);
      DtlsEvent.ApplicationData data =
          assertInstanceOf(DtlsEvent.ApplicationData.class, endpoint.pollEvent());
      assertArrayEquals(payload, data.bytes());
      remember(last);
      assertSilence();
    }

    void holdBack() throws IOException {
      speak();
    }

    void change(int at, int bits) throws IOException {
      speak();
      byte[] changed = last.clone();
      changed[at % changed.length] ^= (byte) Math.max(1, bits);
      deliver(changed);
      assertSilence();
    }

    void repeat(int which) {
      if (!captured.isEmpty()) {
        deliver(captured.get(which % captured.size()));
        assertSilence();
      }
    }

    void inject(byte[] datagram) {
      deliver(datagram);
      assertSilence();
    }

    private byte[] speak() throws IOException {
      byte[] payload = new ByteWriter(8).i32(said).i32(~said).toByteArray();
      said++;
      client.send(payload, 0, payload.length);
      return payload;
    }

    private void remember(byte[] datagram) {
      if (captured.size() == MOST_KEPT) {
        captured.remove(0);
      }
      captured.add(datagram);
    }

    private void deliver(byte[] datagram) {
      endpoint.handleDatagram(datagram, 0, datagram.length, 0);
    }

    private void assertSilence() {
      assertNull(endpoint.pollEvent());
      assertTrue(endpoint.isConnected());
      assertEquals(0, pool.unfinished());
    }
  }
}

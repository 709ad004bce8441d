package dev.onlinematch.webrtc.dtls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DtlsEndpointTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final DtlsIdentity SERVER = DtlsIdentity.generate(new SecureRandom(), NOW);
  private static final int APPLICATION_DATA = 23;
  private static final DtlsIdentity ALICE = DtlsIdentity.generate(new SecureRandom(), NOW);
  private static final DtlsIdentity MALLORY = DtlsIdentity.generate(new SecureRandom(), NOW);

  private final DtlsHandshakePool pool = new DtlsHandshakePool(4);
  private final DtlsWire wire = new DtlsWire(SERVER, ALICE.fingerprint(), pool);

  @AfterEach
  void shutDown() {
    wire.shutDown();
    pool.close();
  }

  @Test
  void connectsAndCarriesDataBothWays() throws Exception {
    TestClient client = TestClient.of(ALICE);

    DTLSTransport connection = client.connect(wire);
    connection.send(bytes("INIT"), 0, 4);

    assertEquals(new DtlsEvent.Connected(), wire.nextEvent());
    assertEquals("INIT", nextData());
    assertEquals(SERVER.fingerprint(), client.serverFingerprint());

    wire.onOwner(it -> it.send(bytes("INIT-ACK"), 0, 8));
    assertEquals("INIT-ACK", received(connection));
    assertTrue(wire.askOwner(DtlsEndpoint::isConnected));
  }

  @Test
  void sendsItsFlightInAsFewDatagramsAsItFits() throws Exception {
    TestClient.of(ALICE).connect(wire);
    wire.nextEvent();

    // On a busy computer it comes more than once.
    assertEquals(
        List.of(List.of(22, 22, 22, 22, 22), List.of(20, 22)),
        wire.sentByServer.stream().map(Records::types).distinct().toList());
  }

  @Test
  void takesAClientHelloInTwoFragmentsAsChromiumSendsIt() throws Exception {
    wire.towardsServer =
        datagram ->
            Records.isClientHello(datagram)
                ? Records.splitMessage(datagram, 60)
                : List.of(datagram);

    TestClient.of(ALICE).connect(wire);

    assertEquals(new DtlsEvent.Connected(), wire.nextEvent());
  }

  @Test
  void survivesTheLossOfEveryDatagramOnce() throws Exception {
    for (int lost = 0; lost < 10; lost++) {
      try (DtlsWire lossy = new DtlsWire(SERVER, ALICE.fingerprint(), pool)) {
        AtomicInteger number = new AtomicInteger();
        int unlucky = lost;
        lossy.towardsServer =
            datagram -> number.getAndIncrement() == unlucky ? List.of() : List.of(datagram);
        lossy.towardsClient =
            datagram -> number.getAndIncrement() == unlucky ? List.of() : List.of(datagram);

        DTLSTransport connection = TestClient.of(ALICE).connect(lossy);
        lossy.towardsServer = List::of;
        connection.send(bytes("hello"), 0, 5);

        assertEquals(new DtlsEvent.Connected(), lossy.nextEvent());
        assertInstanceOf(DtlsEvent.ApplicationData.class, lossy.nextEvent());
        lossy.shutDown();
      }
    }
  }

  @Test // security: certificate possession / fingerprint; sctp-cases 114
  void aStrangersCertificateGetsNothingAndTheRightOneStillConnects() throws Exception {
    assertThrows(IOException.class, () -> impatient(MALLORY));
    assertEquals(
        new DtlsEvent.HandshakeFailed(DtlsEvent.FailureReason.WRONG_CERTIFICATE), wire.nextEvent());
    assertFalse(wire.askOwner(DtlsEndpoint::isConnected));

    TestClient.of(ALICE).connect(wire);
    assertEquals(new DtlsEvent.Connected(), wire.nextEvent());
  }

  @Test // security: certificate possession / fingerprint
  void thePeersCertificateWithoutItsKeyGetsNothing() throws Exception {
    assertThrows(
        IOException.class,
        () -> TestClient.withoutTheKey(ALICE, MALLORY).impatient().connect(wire));

    assertEquals(new DtlsEvent.HandshakeFailed(DtlsEvent.FailureReason.REFUSED), wire.nextEvent());
    assertFalse(wire.askOwner(DtlsEndpoint::isConnected));
  }

  @Test
  void aClientWithoutACertificateIsRefused() throws Exception {
    assertThrows(
        IOException.class,
        () -> new DTLSClientProtocol().connect(TestClient.anonymous(ALICE), wire));

    assertInstanceOf(DtlsEvent.HandshakeFailed.class, wire.nextEvent());
  }

  @Test
  void onlyTheTwoCipherSuitesAreTaken() throws Exception {
    wire.inject(Records.forgedHello(1, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA));
    wire.inject(Records.forgedHello(2, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256));
    assertInstanceOf(DtlsEvent.HandshakeFailed.class, wire.nextEvent());
    assertInstanceOf(DtlsEvent.HandshakeFailed.class, wire.nextEvent());

    TestClient.withCipherSuite(ALICE, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)
        .connect(wire);
    assertEquals(new DtlsEvent.Connected(), wire.nextEvent());
  }

  @Test
  void sendsNothingBeforeItIsConnected() {
    assertFalse((boolean) wire.askOwner(it -> it.send(bytes("early"), 0, 5)));
    assertEquals(0, wire.sentByServer.size());
    assertThrows(
        IllegalStateException.class, () -> wire.askOwner(it -> it.send(new byte[2_000], 0, 2_000)));
  }

  @Test
  void tellsOfACloseNotifyAndSendsOne() throws Exception {
    DTLSTransport connection = TestClient.of(ALICE).connect(wire);
    connection.close();
    assertEquals(new DtlsEvent.Connected(), wire.nextEvent());
    assertEquals(new DtlsEvent.Closed(DtlsEvent.CloseReason.CLOSED_BY_PEER), wire.nextEvent());
    assertFalse((boolean) wire.askOwner(it -> it.send(bytes("late"), 0, 4)));
  }

  @Test
  void saysGoodbyeWhenItIsClosed() throws Exception {
    DTLSTransport connection = TestClient.of(ALICE).connect(wire);
    wire.nextEvent();
    wire.sentByServer.clear();

    wire.onOwner(DtlsEndpoint::close);
    connection.receive(new byte[2_000], 0, 2_000, 1_000);

    assertEquals(List.of(21), Records.types(wire.sentByServer.remove()));
    assertEquals(0, wire.events.size());
  }

  @Test
  void givesUpAfterThirtySecondsWithoutAHandshake() throws Exception {
    assertEquals(30_000, wire.askOwner(DtlsEndpoint::nextDeadlineMs));
    wire.onOwner(it -> it.handleTimeout(29_999));
    wire.onOwner(it -> it.handleTimeout(30_000));
    assertEquals(new DtlsEvent.Closed(DtlsEvent.CloseReason.NEVER_CONNECTED), wire.nextEvent());
    assertEquals(Long.MAX_VALUE, wire.askOwner(DtlsEndpoint::nextDeadlineMs));
  }

  @Test // security: GCM nonce
  void theExplicitNonceRisesStrictlyOverAHundredThousandRecords() throws Exception {
    TestClient.of(ALICE).connect(wire);
    wire.nextEvent();
    wire.sentByServer.clear();
    byte[] payload = bytes("movement");

    wire.askOwner(
        it -> {
          for (int i = 0; i < 100_000; i++) {
            it.send(payload, 0, payload.length);
          }
          return null;
        });

    long before = -1;
    int records = 0;
    for (byte[] record : wire.sentByServer) {
      // A busy computer's last flight may come again.
      if (record[0] == APPLICATION_DATA) {
        long nonce = ByteBuffer.wrap(record, 13, 8).getLong();
        assertTrue(nonce > before, () -> "nonce " + nonce);
        before = nonce;
        records++;
      }
    }
    assertEquals(100_000, records);
  }

  private void impatient(DtlsIdentity identity) throws IOException {
    TestClient.of(identity).impatient().connect(wire);
  }

  private String nextData() throws InterruptedException {
    DtlsEvent.ApplicationData data =
        assertInstanceOf(DtlsEvent.ApplicationData.class, wire.nextEvent());
    return new String(data.bytes(), StandardCharsets.UTF_8);
  }

  private static String received(DTLSTransport connection) throws IOException {
    byte[] buffer = new byte[2_000];
    int length = connection.receive(buffer, 0, buffer.length, 10_000);
    return new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void ourCertificateIsNewEachTime() {
    assertFalse(SERVER.fingerprint().equals(ALICE.fingerprint()));
    assertArrayEquals(SERVER.fingerprint().digest(), SERVER.fingerprint().digest());
  }
}

package dev.onlinematch.webrtc.dtls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bouncycastle.tls.DTLSTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody does who can put the peer's address on his datagrams. */
@Timeout(60)
class DtlsHostilityTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final DtlsIdentity SERVER = DtlsIdentity.generate(new SecureRandom(), NOW);
  private static final DtlsIdentity ALICE = DtlsIdentity.generate(new SecureRandom(), NOW);

  private final DtlsHandshakePool pool = new DtlsHandshakePool(4);
  private final DtlsWire wire = new DtlsWire(SERVER, ALICE.fingerprint(), pool);

  @AfterEach
  void shutDown() {
    wire.shutDown();
    pool.close();
  }

  @Test // security: DTLS ClientHello race, from the verified address
  void aBadHelloBeforeBetweenAndAfterTheFlightsEndsNothing() throws Exception {
    AtomicInteger seed = new AtomicInteger();
    wire.inject(badHello(seed));
    wire.towardsServer = datagram -> List.of(badHello(seed), datagram, badHello(seed));

    DTLSTransport connection = TestClient.of(ALICE).connect(wire);
    awaitConnected();

    wire.inject(badHello(seed));
    connection.send(new byte[] {7}, 0, 1);
    assertInstanceOf(DtlsEvent.ApplicationData.class, nextBesidesFailures());
    assertNoPlainAlertWasSent();
  }

  @Test // security: DTLS ClientHello race, from the verified address
  void aHelloAsGoodAsTheTrueOneBetweenTheFlightsEndsNothing() throws Exception {
    wire.towardsServer =
        datagram ->
            Records.isClientHello(datagram)
                ? List.of(datagram)
                : List.of(Records.forgedHello(1, Records.ECDHE_ECDSA_AES_128_GCM), datagram);

    TestClient.of(ALICE).connect(wire);

    awaitConnected();
  }

  private static byte[] badHello(AtomicInteger seed) {
    return Records.forgedHello(seed.incrementAndGet(), Records.TLS_NULL_WITH_NULL_NULL);
  }

  @Test // security: DTLS ClientHello race
  void noAlertEverAnswersABadHello() throws Exception {
    for (int i = 0; i < 15; i++) {
      wire.inject(Records.forgedHello(i, Records.TLS_NULL_WITH_NULL_NULL));
      assertEquals(
          new DtlsEvent.HandshakeFailed(DtlsEvent.FailureReason.REFUSED), wire.nextEvent());
    }
    assertEquals(0, wire.sentByServer.size());

    TestClient.of(ALICE).connect(wire);
    awaitConnected();
  }

  @Test
  void aFloodOfHellosStartsAtMostTwentyHandshakesASecond() {
    for (int i = 0; i < 1_000; i++) {
      wire.inject(Records.forgedHello(i, Records.ECDHE_ECDSA_AES_128_GCM));
    }
    wire.askOwner(DtlsEndpoint::isConnected);

    assertTrue(pool.unfinished() <= 2, () -> pool.unfinished() + " handshakes");
    assertTrue(wire.askOwner(DtlsEndpoint::droppedRecords) >= 980);
  }

  @Test
  void aSilentForgersHandshakeGivesWayAfterASecond() throws Exception {
    wire.towardsClient = datagram -> List.of();
    wire.inject(Records.forgedHello(1, Records.ECDHE_ECDSA_AES_128_GCM));
    wire.inject(Records.forgedHello(2, Records.ECDHE_ECDSA_AES_128_GCM));
    ByteBuffer one = serverRandom(wire.sentByServer.poll(5, TimeUnit.SECONDS));
    ByteBuffer two = serverRandom(wire.sentByServer.poll(5, TimeUnit.SECONDS));
    // Both are sent again and again; the client would take either for its own.
    wire.towardsClient =
        datagram ->
            List.of(one, two).contains(serverRandom(datagram)) ? List.of() : List.of(datagram);
    wire.nowMs = 1_000;

    TestClient.of(ALICE).connect(wire);

    awaitConnected();
  }

  // Of a flight that begins with ServerHello.
  private static ByteBuffer serverRandom(byte[] flight) {
    return ByteBuffer.wrap(Arrays.copyOfRange(flight, 27, 59));
  }

  @Test
  void alertsThatAnybodyCouldHaveSentAreIgnoredDuringTheHandshake() throws Exception {
    byte[] fatal = Records.record(21, 0, 99, (byte) 2, (byte) 40);
    byte[] closeNotify = Records.record(21, 0, 98, (byte) 1, (byte) 0);
    wire.towardsServer = datagram -> List.of(fatal, datagram, closeNotify);

    TestClient.of(ALICE).connect(wire);

    awaitConnected();
  }

  @Test
  void garbageDuringTheHandshakeIsSurvived() throws Exception {
    SeededRandom random = new SeededRandom(5);
    wire.towardsServer =
        datagram -> {
          List<byte[]> all = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[random.nextInt(100)];
            random.nextBytes(garbage);
            all.add(garbage);
          }
          all.add(datagram);
          return all;
        };

    TestClient.of(ALICE).connect(wire);

    awaitConnected();
  }

  @Test // sctp-cases 114: nothing gets through without protection
  void noRecordOfAnyTypeEpochAndLengthEndsOrFoolsAConnection() throws Exception {
    DTLSTransport connection = TestClient.of(ALICE).connect(wire);
    awaitConnected();
    for (int type = 0; type < 256; type += type >= 19 && type < 26 ? 1 : 19) {
      for (int epoch = 0; epoch < 3; epoch++) {
        for (int length = 0; length < 64; length++) {
          wire.inject(Records.record(type, epoch, 1_000 + length, new byte[length]));
        }
      }
    }
    for (int minor = 0; minor < 256; minor++) {
      byte[] record = Records.record(23, 1, 2_000 + minor, new byte[40]);
      record[2] = (byte) minor;
      wire.inject(record);
    }
    byte[] fatalAlert = Records.record(21, 0, 7_000, (byte) 2, (byte) 40);
    byte[] plainData = Records.record(23, 0, 7_001, new byte[50]);
    wire.inject(fatalAlert);
    wire.inject(plainData);

    connection.send(new byte[] {42}, 0, 1);

    DtlsEvent.ApplicationData first =
        assertInstanceOf(DtlsEvent.ApplicationData.class, wire.nextEvent());
    assertEquals(42, first.bytes()[0]);
  }

  @Test
  void mutilatedRecordsOfTheConnectionAreDropped() throws Exception {
    DTLSTransport connection = TestClient.of(ALICE).connect(wire);
    awaitConnected();
    SeededRandom random = new SeededRandom(11);
    wire.towardsServer =
        datagram -> {
          List<byte[]> all = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            byte[] copy = Arrays.copyOf(datagram, 1 + random.nextInt(datagram.length + 20));
            copy[random.nextInt(copy.length)] ^= (byte) (1 + random.nextInt(255));
            all.add(copy);
          }
          all.add(datagram);
          return all;
        };

    for (int i = 0; i < 20; i++) {
      connection.send(new byte[] {(byte) i}, 0, 1);
      DtlsEvent.ApplicationData data =
          assertInstanceOf(DtlsEvent.ApplicationData.class, wire.nextEvent());
      assertEquals(i, data.bytes()[0]);
    }
  }

  @Test
  void aReplayedRecordIsDeliveredOnce() throws Exception {
    DTLSTransport connection = TestClient.of(ALICE).connect(wire);
    awaitConnected();
    wire.towardsServer = datagram -> List.of(datagram, datagram, datagram);

    connection.send(new byte[] {1}, 0, 1);
    connection.send(new byte[] {2}, 0, 1);

    assertEquals(1, ((DtlsEvent.ApplicationData) wire.nextEvent()).bytes()[0]);
    assertEquals(2, ((DtlsEvent.ApplicationData) wire.nextEvent()).bytes()[0]);
  }

  @Test // security: DTLS reassembly
  void fragmentsOfHugeMessagesCostNothing() throws Exception {
    for (int seq = 0; seq < 200; seq++) {
      wire.inject(
          Records.record(22, 0, seq, Records.handshake(1, 0xFFFFFF, seq * 20, new byte[20])));
    }
    byte[] pastItsEnd = Records.handshake(1, 30, 20, new byte[20]);
    wire.inject(Records.record(22, 0, 300, pastItsEnd));

    assertEquals(201, wire.askOwner(DtlsEndpoint::droppedRecords));
    assertEquals(0, pool.unfinished());
    TestClient.of(ALICE).connect(wire);
    awaitConnected();
  }

  @Test // security: DTLS reassembly, slots are released on every exit path
  void handshakesAbortedAtEachFlightGiveTheirThreadsBack() throws Exception {
    int handshakes = Integer.getInteger("dtls.aborted", 2_000);
    int datagrams = datagramsOfAClient();
    for (int i = 0; i < handshakes; i++) {
      try (DtlsWire other = new DtlsWire(SERVER, ALICE.fingerprint(), pool)) {
        byte[] hello = Records.forgedHello(i, Records.ECDHE_ECDSA_AES_128_GCM);
        switch (i % 4) {
          case 0 -> other.inject(Arrays.copyOf(hello, hello.length - 1));
          case 1 -> {
            other.inject(hello);
            other.sentByServer.poll(5, TimeUnit.SECONDS);
            other.inject(
                Records.record(22, 0, 9_000, Records.handshake(11, 100, 0, new byte[100])));
          }
          case 2 -> other.inject(hello);
          default -> {
            other.towardsServer = breaksAfter(1 + i / 4 % (datagrams - 1));
            assertThrows(Exception.class, () -> TestClient.of(ALICE).connect(other));
          }
        }
        other.shutDown();
      }
    }
    long startedNs = System.nanoTime();

    TestClient.of(ALICE).connect(wire);
    awaitConnected();

    assertTrue(System.nanoTime() - startedNs < 1_000_000_000L);
    awaitIdlePool();
  }

  /** How many it takes from the hello to the end: each is a place to break off. */
  private int datagramsOfAClient() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    try (DtlsWire whole = new DtlsWire(SERVER, ALICE.fingerprint(), pool)) {
      whole.towardsServer =
          datagram -> {
            sent.incrementAndGet();
            return List.of(datagram);
          };
      TestClient.of(ALICE).connect(whole);
      whole.shutDown();
    }
    return sent.get();
  }

  private static Function<byte[], List<byte[]>> breaksAfter(int datagrams) {
    AtomicInteger left = new AtomicInteger(datagrams);
    return datagram -> {
      if (left.getAndDecrement() <= 0) {
        throw new IllegalStateException("the client is gone");
      }
      return List.of(datagram);
    };
  }

  @Test
  void aBusyPoolDropsHellosAndRecovers() throws Exception {
    try (DtlsHandshakePool tiny = new DtlsHandshakePool(1);
        DtlsWire first = new DtlsWire(SERVER, ALICE.fingerprint(), tiny);
        DtlsWire second = new DtlsWire(SERVER, ALICE.fingerprint(), tiny)) {
      first.inject(Records.forgedHello(1, Records.ECDHE_ECDSA_AES_128_GCM));
      first.sentByServer.poll(5, TimeUnit.SECONDS);
      second.inject(Records.forgedHello(2, Records.ECDHE_ECDSA_AES_128_GCM));
      second.askOwner(DtlsEndpoint::isConnected);
      assertEquals(2, tiny.unfinished());
      assertFalse(second.askOwner(DtlsEndpoint::isConnected));

      first.shutDown();
      assertEquals(22, second.sentByServer.poll(5, TimeUnit.SECONDS)[0]);
      second.shutDown();
    }
  }

  private void awaitIdlePool() throws InterruptedException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (pool.unfinished() > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(0, pool.unfinished());
  }

  private void awaitConnected() throws InterruptedException {
    assertEquals(new DtlsEvent.Connected(), nextBesidesFailures());
  }

  private DtlsEvent nextBesidesFailures() throws InterruptedException {
    DtlsEvent event = wire.nextEvent();
    while (event instanceof DtlsEvent.HandshakeFailed) {
      event = wire.nextEvent();
    }
    return event;
  }

  private void assertNoPlainAlertWasSent() {
    for (byte[] datagram : wire.sentByServer) {
      assertFalse(Records.types(datagram).contains(21));
    }
  }
}

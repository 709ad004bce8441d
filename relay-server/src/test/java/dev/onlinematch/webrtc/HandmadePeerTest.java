package dev.onlinematch.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.dtls.DtlsIdentity;
import dev.onlinematch.webrtc.dtls.TestClient;
import dev.onlinematch.webrtc.ice.DropReason;
import dev.onlinematch.webrtc.ice.StunClient;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that do what no browser would, at the real port. */
@Timeout(60)
class HandmadePeerTest {

  private static final DtlsIdentity ALICE = HandmadePeer.identity();
  private static final DtlsIdentity MALLORY = HandmadePeer.identity();

  private final EchoListener listener = new EchoListener();
  private PeerAcceptor acceptor;
  private StunClient checks;
  private HandmadePeer peer;

  @BeforeEach
  void listen() throws Exception {
    acceptor =
        new PeerAcceptor(
            AcceptorOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    checks = accepted(HandmadePeer.offer(ALICE.fingerprint()));
    peer = new HandmadePeer(acceptor.address());
  }

  private StunClient accepted(String offer) throws Exception {
    return HandmadePeer.checksFor(acceptor.accept(offer, listener).answerSdp());
  }

  @AfterEach
  void shutDown() throws IOException {
    peer.close();
    acceptor.close();
  }

  @Test // security: early DTLS
  void aHelloThatOvertakesTheCheckIsDroppedAndItsRepetitionConnects() throws Exception {
    Thread knocking =
        new Thread(
            () -> {
              try {
                while (acceptor.dropped(DropReason.UNVERIFIED_ADDRESS) == 0) {
                  Thread.onSpinWait();
                }
                peer.send(checks.check());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    knocking.start();

    TestClient.of(ALICE).connect(peer.transport());

    knocking.join();
    assertTrue(acceptor.dropped(DropReason.UNVERIFIED_ADDRESS) >= 1);
  }

  @Test // security: certificate possession / fingerprint
  void anotherCertificateBehindAGoodCheckGetsNoByteOfSctp() throws Exception {
    peer.knock(checks.nominatingCheck());
    assertThrows(
        IOException.class, () -> TestClient.of(MALLORY).impatient().connect(peer.transport()));
    assertThrows(
        IOException.class,
        () -> TestClient.withoutTheKey(ALICE, MALLORY).impatient().connect(peer.transport()));
    assertTrue(peer.dtls.stream().noneMatch(HandmadePeerTest::isApplicationData));

    DTLSTransport connection = TestClient.of(ALICE).connect(peer.transport());

    assertIsInit(connection);
  }

  private static boolean isApplicationData(byte[] datagram) {
    return datagram[0] == 23;
  }

  private static void assertIsInit(DTLSTransport connection) throws IOException {
    byte[] packet = new byte[2_000];
    assertTrue(connection.receive(packet, 0, packet.length, 10_000) > 12);
    assertEquals(1, packet[12]);
  }

  @Test // security: path migration / consent spoofing
  void aReplayedCheckIsAnsweredWhereItCameFromAndMovesNoData() throws Exception {
    byte[] captured = checks.nominatingCheck();
    peer.knock(captured);
    DTLSTransport connection = TestClient.of(ALICE).connect(peer.transport());
    assertIsInit(connection);
    try (HandmadePeer mallory = new HandmadePeer(acceptor.address())) {
      byte[] answer = mallory.knock(captured);
      assertTrue(answer.length <= captured.length);
      mallory.send(new byte[] {22, (byte) 254, (byte) 253});

      // The INIT comes again, after half a second, and there.
      assertIsInit(connection);

      assertEquals(0, mallory.dtls.size());
      assertEquals(0, mallory.stun.size());
    }
  }

  @Test // security: STUN reflection
  void aStrangerGetsNoByteForWhateverHeSends() throws Exception {
    SeededRandom random = new SeededRandom(2026);
    byte[] check = checks.nominatingCheck();
    try (HandmadePeer stranger = new HandmadePeer(acceptor.address())) {
      for (int i = 0; i < 5_000; i++) {
        byte[] datagram = check.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          datagram[random.nextInt(datagram.length)] ^= (byte) (1 + random.nextInt(255));
        }
        datagram[0] = i % 3 == 0 ? (byte) random.nextInt() : datagram[0];
        stranger.send(datagram);
      }
      peer.knock(check);
      TestClient.of(ALICE).connect(peer.transport());
      assertEquals(0, stranger.bytesReceived());
    }
  }

  @Test // security: reflection, by the owner of the credentials
  void whoNeverShowsThatHeHearsUsGetsThreeTimesWhatHeSendsAtMost() throws Exception {
    peer.knock(checks.nominatingCheck());

    assertThrows(
        IOException.class,
        () -> TestClient.of(ALICE).impatient().connect(peer.transport(number -> true)));

    assertTrue(peer.bytesReceived() > peer.bytesSent());
    assertTrue(
        peer.bytesReceived() <= 3 * peer.bytesSent(),
        () -> peer.bytesReceived() + " bytes for " + peer.bytesSent());
  }

  @Test
  void whoAnswersNoCheckConnectsAllTheSameWhateverIsLostOnce() throws Exception {
    for (int lost = 0; lost < 4; lost++) {
      int unlucky = lost;
      try (HandmadePeer other = new HandmadePeer(acceptor.address())) {
        other.knock(accepted(HandmadePeer.offer(ALICE.fingerprint())).nominatingCheck());

        DTLSTransport connection =
            TestClient.of(ALICE).connect(other.transport(number -> number == unlucky));

        assertIsInit(connection);
      }
    }
  }

  @Test // security: path migration, by the owner of the credentials
  void aForgedNominationMovesNoData() throws Exception {
    peer.knock(checks.nominatingCheck());
    DTLSTransport connection = TestClient.of(ALICE).connect(peer.transport());
    assertIsInit(connection);
    // The victim's port: the check is sent from there, as by somebody who forges its source.
    try (HandmadePeer victim = new HandmadePeer(acceptor.address())) {
      victim.send(checks.nominatingCheck());

      // The INIT comes again, after half a second, and here.
      assertIsInit(connection);

      assertEquals(0, victim.dtls.size());
      assertTrue(victim.bytesReceived() <= 3 * victim.bytesSent());
    }
  }

  @Test
  void aPeerThatMovesIsFollowedWhenItHasAnsweredFromThere() throws Exception {
    peer.knock(checks.nominatingCheck());
    DTLSTransport connection = TestClient.of(ALICE).connect(peer.transport());
    assertIsInit(connection);
    try (HandmadePeer moved = new HandmadePeer(acceptor.address())) {
      moved.knock(checks.nominatingCheck());
      moved.send(checks.answerTo(moved.asked.poll(10, TimeUnit.SECONDS)));

      byte[] record = moved.dtls.poll(10, TimeUnit.SECONDS);

      assertTrue(isApplicationData(record));
    }
  }

  @Test // security: SDP
  void nothingIsSentToTheCandidatesOfAnOffer() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
        ServerSocket tcp = new ServerSocket(0, 10, loopback)) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 450; i++) {
        lines.add(candidate(i, "udp", udp.getLocalPort(), ""));
        lines.add(candidate(i, "tcp", tcp.getLocalPort(), " tcptype passive"));
      }
      StunClient hidden =
          accepted(HandmadePeer.offer(ALICE.fingerprint(), lines.toArray(new String[0])));
      for (int i = 0; i < 10_000; i++) {
        lines.add(candidate(i, "udp", udp.getLocalPort(), ""));
      }
      String tooLong = HandmadePeer.offer(ALICE.fingerprint(), lines.toArray(new String[0]));
      assertThrows(Exception.class, () -> acceptor.accept(tooLong, listener));

      // A whole connection with that very offer, and its first packets.
      peer.knock(hidden.nominatingCheck());
      DTLSTransport connection = TestClient.of(ALICE).connect(peer.transport());
      assertIsInit(connection);
      assertIsInit(connection);

      udp.setSoTimeout(1);
      tcp.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, () -> udp.receive(packet()));
      assertThrows(SocketTimeoutException.class, () -> tcp.accept().close());
    }
  }

  private static String candidate(int number, String protocol, int port, String more) {
    return "a=candidate:" + number + " 1 " + protocol + " 1 127.0.0.1 " + port + " typ host" + more;
  }

  private static DatagramPacket packet() {
    return new DatagramPacket(new byte[100], 100);
  }

  @Test // security: path migration / consent spoofing
  void aPeerThatHasAnAddressKeepsItAgainstAnothersGoodChecks() throws Exception {
    peer.knock(checks.nominatingCheck());
    DTLSTransport connection = TestClient.of(ALICE).connect(peer.transport());
    StunClient mallory = accepted(HandmadePeer.offer(MALLORY.fingerprint()));

    // From alice's own address, as somebody could who forges it.
    peer.send(mallory.nominatingCheck());

    peer.knock(checks.check());
    assertEquals(0, peer.stun.size());
    assertEquals(1, acceptor.dropped(DropReason.ADDRESS_TAKEN));
    assertIsInit(connection);
  }
}

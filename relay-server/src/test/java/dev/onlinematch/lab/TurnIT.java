package dev.onlinematch.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onlinematch.link.CandidatePolicy;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.peer.PeerConfiguration;
import dev.onlinematch.relay.turn.TurnCredentials;
import dev.onlinematch.relay.turn.TurnService;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.webrtc.LibChannel;
import dev.onlinematch.webrtc.LibWebRtcPeer;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of libwebrtc through a real coturn, with credentials of ours. */
@Timeout(180)
class TurnIT {

  private static Coturn coturn;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(LibWebRtcPeer.isAvailable(), "no libwebrtc for this machine");
    coturn = Coturn.onLoopback();
  }

  @AfterAll
  static void stop() throws IOException {
    if (coturn != null) {
      coturn.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void forcedLinksUseTurnAndShowNoOtherAddress(String transport) throws Exception {
    try (LibWebRtcPeer alice = peer(CandidatePolicy.ONLY_TURN, server(transport, now()));
        LibWebRtcPeer bob = peer(CandidatePolicy.ONLY_TURN, server(transport, now()))) {
      connect(alice, bob);

      assertEquals(List.of("relay"), alice.candidateTypes());
      assertEquals(List.of("relay"), bob.candidateTypes());
      assertEquals("relay", alice.usedCandidateType());
    }
  }

  @Test
  void otherLinksGoStraightAndHaveTurnToFallBackTo() throws Exception {
    try (LibWebRtcPeer alice = peer(CandidatePolicy.ANY, server("udp", now()));
        LibWebRtcPeer bob = peer(CandidatePolicy.ANY, server("udp", now()))) {
      connect(alice, bob);

      assertTrue(alice.candidateTypes().contains("relay"), alice.candidateTypes().toString());
      assertEquals("host", alice.usedCandidateType());
    }
  }

  @Test
  void linksWithoutTurnDoNotEvenAskForIt() throws Exception {
    try (LibWebRtcPeer alice = peer(CandidatePolicy.NO_TURN, server("udp", now()));
        LibWebRtcPeer bob = peer(CandidatePolicy.NO_TURN, server("udp", now()))) {
      connect(alice, bob);

      assertFalse(alice.candidateTypes().contains("relay"), alice.candidateTypes().toString());
    }
  }

  @Test
  void credentialsThatHaveRunOutOrWereMadeUpOpenNothing() {
    IceServer old = server("udp", now() - 10_000);
    IceServer forged =
        new IceServer(List.of(coturn.url("udp")), server("udp", now()).username(), "AAAA");
    for (IceServer server : List.of(old, forged)) {
      try (LibWebRtcPeer stranger = peer(CandidatePolicy.ONLY_TURN, server)) {
        stranger.createDataChannel("game", new RTCDataChannelInit());
        stranger.offer();

        assertEquals(List.of(), stranger.candidateTypes());
      }
    }
  }

  private static void connect(LibWebRtcPeer alice, LibWebRtcPeer bob) throws InterruptedException {
    LibChannel says = new LibChannel(alice.createDataChannel("game", new RTCDataChannelInit()));
    alice.answer(bob.answerTo(alice.offer()));
    LibChannel hears = new LibChannel(bob.nextDataChannel());
    says.awaitOpen();
    try {
      says.send(new byte[] {1, 2, 3}, true);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    assertEquals(3, hears.next().bytes().length);
  }

  private static LibWebRtcPeer peer(CandidatePolicy policy, IceServer server) {
    PeerConfiguration wanted = policy.configure(List.of(server));
    RTCConfiguration configuration = new RTCConfiguration();
    for (IceServer one : wanted.iceServers()) {
      RTCIceServer libServer = new RTCIceServer();
      libServer.urls = one.urls();
      libServer.username = one.username();
      libServer.password = one.credential();
      configuration.iceServers.add(libServer);
    }
    if (wanted.iceTransportPolicy() == IceTransportPolicy.RELAY) {
      configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
    }
    return new LibWebRtcPeer(configuration);
  }

  private static IceServer server(String transport, long nowSeconds) {
    List<String> urls = List.of(coturn.url(transport));
    TurnCredentials credentials =
        new TurnService(urls, Coturn.SECRET, 600, () -> nowSeconds)
            .credentialsOf(new UserId("alice"));
    return new IceServer(urls, credentials.username(), credentials.password());
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}

package dev.onlinematch.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onlinematch.webrtc.ice.DropReason;
import dev.onlinematch.webrtc.sdp.DataChannelOffer;
import dev.onlinematch.webrtc.sdp.OfferRefusedException;
import dev.onvoid.webrtc.RTCDataChannelInit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real libwebrtc connects to us over UDP, as far as its first SCTP packet. */
@Timeout(60)
class TransportTest {

  private final InetSocketAddress loopback =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private final BlockingQueue<byte[]> packets = new LinkedBlockingQueue<>();
  private final BlockingQueue<PeerClosed> closings = new LinkedBlockingQueue<>();
  private PeerAcceptor acceptor;

  @BeforeEach
  void listen() throws IOException {
    assumeTrue(LibWebRtcPeer.isAvailable(), "no libwebrtc for this machine");
    acceptor = new PeerAcceptor(AcceptorOptions.at(loopback));
  }

  @AfterEach
  void shutDown() throws IOException {
    acceptor.close();
  }

  @Test
  void libwebrtcConnectsAndSendsAnInit() throws Exception {
    try (LibWebRtcPeer browser = new LibWebRtcPeer()) {
      connect(browser);

      assertIsInit(packets.poll(10, TimeUnit.SECONDS));
      assertEquals(1, acceptor.peerCount());
      // It answers the check of an ICE-lite agent too.
      assertTrue(acceptor.answeredChecks() > 0);
    }
  }

  @Test
  void tellsWhenTheBrowserHasGone() throws Exception {
    try (LibWebRtcPeer browser = new LibWebRtcPeer()) {
      connect(browser);
      packets.poll(10, TimeUnit.SECONDS);
    }
    assertEquals(PeerClosed.CLOSED_BY_PEER, closings.poll(10, TimeUnit.SECONDS));
    assertEquals(0, acceptor.peerCount());
  }

  @Test
  void aRestartOfIceKeepsTheConnection() throws Exception {
    try (LibWebRtcPeer browser = new LibWebRtcPeer()) {
      AcceptedPeer peer = connect(browser);
      packets.poll(10, TimeUnit.SECONDS);

      browser.answer(peer.restartIce(browser.restartOffer()));

      packets.clear();
      assertIsInit(packets.poll(20, TimeUnit.SECONDS));
      assertEquals(0, closings.size());
    }
  }

  @Test
  void anotherCertificateIsNoRestart() throws Exception {
    try (LibWebRtcPeer browser = new LibWebRtcPeer();
        LibWebRtcPeer stranger = new LibWebRtcPeer()) {
      AcceptedPeer peer = connect(browser);
      stranger.createDataChannel("game", new RTCDataChannelInit());

      OfferRefusedException refused =
          assertThrows(OfferRefusedException.class, () -> peer.restartIce(stranger.offer()));
      assertEquals(OfferRefusedException.Reason.OTHER_CERTIFICATE, refused.reason());
    }
  }

  @Test // security: DTLS ClientHello race, from other ports
  void aSprayOfForgedHellosFromFiftyPortsKeepsNobodyOutAndIsNeverAnswered() throws Exception {
    try (HelloSpray spray = new HelloSpray(acceptor.address(), 50)) {
      for (int i = 0; i < 20; i++) {
        try (LibWebRtcPeer browser = new LibWebRtcPeer()) {
          connect(browser);
          assertIsInit(packets.poll(10, TimeUnit.SECONDS));
          packets.clear();
        }
        assertEquals(PeerClosed.CLOSED_BY_PEER, closings.poll(10, TimeUnit.SECONDS));
      }
      assertEquals(0, acceptor.peerCount());
      assertTrue(acceptor.dropped(DropReason.UNVERIFIED_ADDRESS) > 1_000);
      assertEquals(0, spray.answers());
    }
  }

  @Test
  void refusesMorePeersThanItMayHave() throws Exception {
    try (PeerAcceptor small =
            new PeerAcceptor(new AcceptorOptions(loopback, List.of(), false, 1, 1));
        LibWebRtcPeer browser = new LibWebRtcPeer()) {
      browser.createDataChannel("game", new RTCDataChannelInit());
      String offer = browser.offer();
      AcceptedPeer first = small.accept(offer, this::layer);

      assertThrows(TooManyPeersException.class, () -> small.accept(offer, this::layer));

      first.close();
      assertEquals(PeerClosed.CLOSED_HERE, closings.poll(10, TimeUnit.SECONDS));
      small.accept(offer, this::layer);
    }
  }

  private AcceptedPeer connect(LibWebRtcPeer browser) throws Exception {
    browser.createDataChannel("game", new RTCDataChannelInit());
    AcceptedPeer peer = acceptor.accept(browser.offer(), this::layer);
    browser.answer(peer.answerSdp());
    return peer;
  }

  // Ports 5000 and 5000, tag 0, chunk type 1.
  private static void assertIsInit(byte[] packet) {
    assertEquals(5_000, ((packet[0] & 0xFF) << 8) | (packet[1] & 0xFF));
    assertEquals(5_000, ((packet[2] & 0xFF) << 8) | (packet[3] & 0xFF));
    assertEquals(1, packet[12]);
  }

  private PacketLayer layer(PeerTransport transport, DataChannelOffer offer) {
    return new PacketLayer() {
      @Override
      public void onConnected(long nowMs) {
        // The packets say so.
      }

      @Override
      public void onPacket(byte[] packet, long nowMs) {
        packets.add(packet);
      }

      @Override
      public void endRound(long nowMs) {
        // Nothing to say.
      }

      @Override
      public void handleTimeout(long nowMs) {
        // Nothing to wait for.
      }

      @Override
      public long nextDeadlineMs() {
        return Long.MAX_VALUE;
      }

      @Override
      public void beforeClose(long nowMs) {
        // Nothing to say.
      }

      @Override
      public void onClosed(PeerClosed reason) {
        closings.add(reason);
      }
    };
  }
}

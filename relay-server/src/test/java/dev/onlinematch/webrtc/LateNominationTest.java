package dev.onlinematch.webrtc;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onvoid.webrtc.RTCDataChannelInit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** libwebrtc begins DTLS as soon as its pair is writable, before it nominates one. */
@Timeout(60)
class LateNominationTest {

  private static final int DELAY_MS = 300;

  @Test // security: gate too strict
  void connectsWhenEveryNominationComesThreeHundredMillisecondsLate() throws Exception {
    assumeTrue(LibWebRtcPeer.isAvailable(), "no libwebrtc for this machine");
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (PeerAcceptor acceptor = new PeerAcceptor(AcceptorOptions.at(loopback));
        NominationDelay delay = new NominationDelay(acceptor.address(), DELAY_MS);
        LibWebRtcPeer browser = new LibWebRtcPeer()) {
      LibChannel channel =
          new LibChannel(browser.createDataChannel("game", new RTCDataChannelInit()));
      AcceptedPeer peer = acceptor.accept(browser.offer(), new EchoListener());
      browser.answer(
          peer.answerSdp()
              .replace(" " + acceptor.address().getPort() + " typ", " " + delay.port() + " typ"));

      channel.awaitOpen();
      assertTrue(delay.hasSeenDtlsBeforeANomination());
      assertTrue(delay.delayed() > 0);
    }
  }
}

package dev.onlinematch.webrtc.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataChannelAnswerTest {

  private static final DataChannelAnswer ANSWER =
      new DataChannelAnswer(
          77,
          1,
          new IceCredentials("ourUfrag", "ourPasswordOfTwentyFour+"),
          CertificateFingerprint.sha256Of(new byte[] {1, 2, 3}),
          List.of(
              new HostCandidate(new InetSocketAddress("203.0.113.5", 3478), 65_535),
              new HostCandidate(new InetSocketAddress("2001:db8::1", 3478), 65_534)),
          5000,
          262_144);

  @Test
  void answersChromium() throws Exception {
    assertEquals(
        """
        v=0
        o=- 77 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0
        a=ice-lite
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        c=IN IP4 0.0.0.0
        a=mid:0
        a=candidate:65536 1 udp 2130706431 203.0.113.5 3478 typ host
        a=candidate:65535 1 udp 2130706175 2001:db8:0:0:0:0:0:1 3478 typ host
        a=end-of-candidates
        a=ice-ufrag:ourUfrag
        a=ice-pwd:ourPasswordOfTwentyFour+
        a=fingerprint:sha-256 03:90:58:C6:F2:C0:CB:49:2C:53:3B:0A:4D:14:EF:77:CC:0F:78:AB:CC:CE:D5:28:7D:84:A1:A2:01:1C:FB:81
        a=setup:passive
        a=sctp-port:5000
        a=max-message-size:262144
        """
            .replace("\n", "\r\n"),
        ANSWER.toSdp(DataChannelOffer.parse(CapturedOffers.chromium())));
  }

  @Test
  void refusesAudioAndVideoAndTakesThemOutOfTheBundle() throws Exception {
    String sdp = ANSWER.toSdp(DataChannelOffer.parse(CapturedOffers.chromiumWithAudioAndVideo()));

    assertTrue(sdp.contains("a=group:BUNDLE 2\r\n"), sdp);
    assertTrue(sdp.contains("m=audio 0 UDP/TLS/RTP/SAVPF 111\r\n"), sdp);
    assertTrue(sdp.contains("m=video 0 UDP/TLS/RTP/SAVPF 96\r\n"), sdp);
    assertTrue(sdp.contains("m=application 9 "), sdp);
    assertTrue(sdp.indexOf("m=audio") < sdp.indexOf("m=video"), sdp);
    assertTrue(sdp.indexOf("m=video") < sdp.indexOf("m=application"), sdp);
  }

  @Test
  void acceptsOneDataChannelMediaLineOnly() throws Exception {
    String offer = CapturedOffers.chromium();
    String twice = offer + offer.substring(offer.indexOf("m=")).replace("a=mid:0", "a=mid:1");

    String sdp = ANSWER.toSdp(DataChannelOffer.parse(twice));

    assertEquals(1, sdp.split("m=application 9", -1).length - 1, sdp);
    assertEquals(1, sdp.split("m=application 0", -1).length - 1, sdp);
  }

  @Test
  void makesNoBundleWhereNoneWasOffered() throws Exception {
    String offer = CapturedOffers.chromium().replace("a=group:BUNDLE 0\r\n", "");

    assertFalse(ANSWER.toSdp(DataChannelOffer.parse(offer)).contains("BUNDLE"));
  }

  @Test
  void echoesNoLineThatItDoesNotKnow() throws Exception {
    String offer = CapturedOffers.chromium() + "a=sctp-init:AQID\r\na=x-secret:7\r\nb=AS:5\r\n";

    String sdp = ANSWER.toSdp(DataChannelOffer.parse(offer));

    assertFalse(sdp.contains("sctp-init"), sdp);
    assertFalse(sdp.contains("x-secret"), sdp);
    assertFalse(sdp.contains("b=AS"), sdp);
    assertFalse(sdp.contains("extmap"), sdp);
    assertFalse(sdp.contains(".local"), sdp);
  }

  @Test
  void ourCredentialsAreLongEnoughAndNeverTheSame() throws Exception {
    SeededRandom random = new SeededRandom(3);
    IceCredentials first = IceCredentials.random(random);

    assertEquals(first, IceCredentials.parse(first.ufrag(), first.pwd()));
    assertNotEquals(first, IceCredentials.random(random));
    assertFalse(first.toString().contains(first.pwd()));
  }
}

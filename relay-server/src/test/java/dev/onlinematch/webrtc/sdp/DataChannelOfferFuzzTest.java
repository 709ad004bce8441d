package dev.onlinematch.webrtc.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.wire.MalformedException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Offers: what is taken can be answered, and the answer is made of our words and checked tokens.
 */
class DataChannelOfferFuzzTest {

  private static final Pattern OUR_LINE =
      Pattern.compile(
          "v=0|o=- 7 1 IN IP4 127\\.0\\.0\\.1|s=-|t=0 0|c=IN IP4 0\\.0\\.0\\.0"
              + "|m=application 9 UDP/DTLS/SCTP webrtc-datachannel"
              + "|m=[!-~]{1,64} 0 [!-~]{1,64} [!-~]{1,64}"
              + "|a=(group:BUNDLE|mid:)[!-~ ]{0,65}|a=ice-lite|a=inactive|a=end-of-candidates"
              + "|a=candidate:65536 1 udp [0-9]{1,10} 192\\.0\\.2\\.1 8081 typ host"
              + "|a=ice-ufrag:[A-Za-z0-9+/]{8}|a=ice-pwd:[A-Za-z0-9+/]{24}"
              + "|a=fingerprint:sha-256 [0-9A-F:]{95}|a=setup:passive|a=sctp-port:5000"
              + "|a=max-message-size:262144");

  private static final DataChannelAnswer ANSWER =
      new DataChannelAnswer(
          7,
          1,
          IceCredentials.random(new SeededRandom(1)),
          CertificateFingerprint.sha256Of(new byte[0]),
          List.of(new HostCandidate(new InetSocketAddress("192.0.2.1", 8_081), 65_535)),
          5_000,
          262_144);

  static Stream<byte[]> offers() {
    return Stream.of(
            CapturedOffers.chromium(),
            CapturedOffers.chromiumWithAudioAndVideo(),
            CapturedOffers.chromiumMaxBundle(),
            CapturedOffers.firefox())
        .map(offer -> offer.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("offers")
  @FuzzTest
  void answersInItsOwnWords(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    DataChannelOffer offer;
    try {
      offer = DataChannelOffer.parse(text);
    } catch (MalformedException | OfferRefusedException e) {
      return;
    }
    assertFalse(offer.fingerprints().isEmpty());
    assertTrue(offer.sctpPort() > 0 && offer.sctpPort() < 65_536);
    assertTrue(offer.maxMessageBytes() > 0);
    String answer = ANSWER.toSdp(offer);
    int media = 0;
    for (String line : answer.split("\r\n", -1)) {
      assertTrue(line.isEmpty() || OUR_LINE.matcher(line).matches(), line);
      media += line.startsWith("m=") ? 1 : 0;
    }
    assertEquals(offer.media().size(), media);
  }
}

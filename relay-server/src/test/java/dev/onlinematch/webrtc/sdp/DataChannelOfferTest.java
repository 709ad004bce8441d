package dev.onlinematch.webrtc.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sdp.OfferRefusedException.Reason;
import dev.onlinematch.wire.MalformedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataChannelOfferTest {

  private static final String OFFER = CapturedOffers.chromium();

  @Test
  void readsAnOfferOfChromium() throws Exception {
    DataChannelOffer offer = DataChannelOffer.parse(OFFER);

    assertEquals(new IceCredentials("S7xA", "LzaHxGfiEpV4Hu5mnZBpaSSU"), offer.ice());
    assertEquals(
        "[sha-256 F3:C0:C3:04:A0:3E:80:8F:48:67:73:6C:63:D8:01:E1:B4:90:A7:CD:E6:5E:49:EB:AC:D2"
            + ":7D:C7:56:14:1C:86]",
        offer.fingerprints().toString());
    assertEquals(5000, offer.sctpPort());
    assertEquals(262_144, offer.maxMessageBytes());
  }

  @Test
  void readsAnOfferOfFirefoxWhoseFingerprintStandsAboveTheMediaLine() throws Exception {
    DataChannelOffer offer = DataChannelOffer.parse(CapturedOffers.firefox());

    assertEquals("3593f1c9", offer.ice().ufrag());
    assertEquals(1, offer.fingerprints().size());
    assertEquals(1_073_741_823, offer.maxMessageBytes());
  }

  @Test
  void readsAnOfferWithBareLineFeeds() throws Exception {
    assertEquals(5000, DataChannelOffer.parse(OFFER.replace("\r\n", "\n")).sctpPort());
  }

  @Test
  void takesABundleOnlyMediaLineWithPortZero() throws Exception {
    String offer = OFFER.replace("m=application 9", "m=application 0");

    assertRefused(Reason.NO_DATA_CHANNEL, offer);
    assertEquals(5000, DataChannelOffer.parse(offer + "a=bundle-only\r\n").sctpPort());
  }

  @Test // sctp-cases 113
  void assumesNoSctpPortWhereNoneIsGiven() throws Exception {
    assertRefused(Reason.NO_SCTP_PORT, OFFER.replace("a=sctp-port:5000\r\n", ""));
    assertRefused(Reason.NO_SCTP_PORT, OFFER.replace("sctp-port:5000", "sctp-port:0"));
    assertEquals(
        6000, DataChannelOffer.parse(OFFER.replace("sctp-port:5000", "sctp-port:6000")).sctpPort());
    assertMalformed(OFFER.replace("sctp-port:5000", "sctp-port:65536"));
    assertMalformed(OFFER.replace("sctp-port:5000", "sctp-port:05000"));
  }

  @Test // sctp-cases 112
  void knowsWhatAnAbsentAndAZeroMaxMessageSizeMean() throws Exception {
    String absent = OFFER.replace("a=max-message-size:262144\r\n", "");
    String zero = OFFER.replace("max-message-size:262144", "max-message-size:0");

    assertEquals(65_536, DataChannelOffer.parse(absent).maxMessageBytes());
    assertEquals(Long.MAX_VALUE, DataChannelOffer.parse(zero).maxMessageBytes());
    assertMalformed(OFFER.replace("max-message-size:262144", "max-message-size:-1"));
    assertMalformed(OFFER.replace("max-message-size:262144", "max-message-size:9".repeat(30)));
  }

  @Test
  void refusesAnOfferWithoutADataChannel() {
    assertRefused(Reason.NO_DATA_CHANNEL, "v=0\r\n");
    assertRefused(
        Reason.NO_DATA_CHANNEL,
        OFFER.replace("m=application 9 UDP/DTLS/SCTP", "m=application 9 TCP/DTLS/SCTP"));
    assertRefused(
        Reason.NO_DATA_CHANNEL,
        OFFER.replace("UDP/DTLS/SCTP webrtc-datachannel", "DTLS/SCTP 5000"));
  }

  @Test
  void refusesWeakFingerprints() {
    String sha1 =
        OFFER.substring(0, OFFER.indexOf("a=fingerprint"))
            + "a=fingerprint:sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33\r\n"
            + OFFER.substring(OFFER.indexOf("a=setup"));

    assertRefused(Reason.NO_STRONG_FINGERPRINT, sha1);
    assertRefused(Reason.NO_STRONG_FINGERPRINT, sha1.replaceFirst("a=fingerprint.*\r\n", ""));
  }

  @Test
  void refusesRolesThatCannotBeOurs() throws Exception {
    assertRefused(Reason.SETUP_NOT_ACTIVE, OFFER.replace("setup:actpass", "setup:passive"));
    assertRefused(Reason.SETUP_NOT_ACTIVE, OFFER.replace("setup:actpass", "setup:holdconn"));
    assertRefused(Reason.BOTH_ICE_LITE, OFFER.replace("a=extmap-allow-mixed", "a=ice-lite"));
    assertRefused(Reason.NO_ICE_CREDENTIALS, OFFER.replace("a=ice-ufrag:", "a=x-ufrag:"));
    assertEquals(
        5000, DataChannelOffer.parse(OFFER.replace("setup:actpass", "setup:active")).sctpPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v=1\r\n",
        "hello",
        "v=0\r\nx\r\n",
        "v=0\r\n\r\n",
        "v=0\r\nm=application\r\n",
        "v=0\r\nm=application 9 UDP/DTLS/SCTP\r\n",
        "v=0\r\nm=application 70000 UDP/DTLS/SCTP webrtc-datachannel\r\n",
        "v=0\r\nm=appli\u0000cation 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
        "v=0\r\na=fingerprint:sha-256\r\n",
        "v=0\r\na=fingerprint:sha-256 zz\r\n",
        "v=0\r\na=group:BUNDLE 0 1  2\r\n",
        "v=0\r\nm=audio 9 RTP 0\r\na=mid:0\r\nm=audio 9 RTP 0\r\na=mid:0\r\n",
        "v=0\r\nm=audio 9 RTP 0\r\na=mid:0\r\na=mid:1\r\n",
        "v=0\r\nm=audio 9 RTP 0\r\na=mid:a b\r\n",
      })
  void refusesWhatIsNotSdp(String sdp) {
    assertMalformed(sdp);
  }

  @Test
  void refusesCredentialsOfAWrongForm() {
    assertMalformed(OFFER.replace("ice-ufrag:S7xA", "ice-ufrag:S7x"));
    assertMalformed(OFFER.replace("ice-ufrag:S7xA", "ice-ufrag:S7 x"));
    assertMalformed(OFFER.replace("ice-ufrag:S7xA", "ice-ufrag:" + "x".repeat(257)));
    assertMalformed(OFFER.replace("ice-pwd:LzaHxGfiEpV4Hu5mnZBpaSSU", "ice-pwd:tooshort"));
  }

  @Test
  void refusesMoreThanItsLimits() {
    assertMalformed(OFFER + "a=x\r\n".repeat(14_000)); // more than 64 KiB
    assertMalformed(OFFER + "a=x\r\n".repeat(1_000));
    assertMalformed("v=0\r\n" + "m=audio 9 RTP 0\r\n".repeat(17));
    assertMalformed(OFFER + ("a=fingerprint:sha-256 " + "00:".repeat(31) + "00\r\n").repeat(9));
  }

  @Test
  void takesNoTimeForHostileLines() {
    String longLine = OFFER + "a=" + "(a+)+:".repeat(10_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 200; i++) {
            DataChannelOffer.parse(longLine);
          }
        });
  }

  @Test
  void throwsNothingButItsTwoExceptionsForMutilatedOffers() {
    SeededRandom random = new SeededRandom(4711);
    String[] offers = {OFFER, CapturedOffers.firefox(), CapturedOffers.chromiumWithAudioAndVideo()};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder offer = new StringBuilder(offers[random.nextInt(offers.length)]);
      for (int cuts = 1 + random.nextInt(4); cuts > 0; cuts--) {
        int at = random.nextInt(offer.length());
        switch (random.nextInt(3)) {
          case 0 -> offer.setCharAt(at, (char) random.nextInt(256));
          case 1 -> offer.delete(at, Math.min(offer.length(), at + 1 + random.nextInt(40)));
          default -> offer.insert(at, offer.substring(0, random.nextInt(60)));
        }
      }
      try {
        DataChannelOffer.parse(offer.toString());
      } catch (MalformedException | OfferRefusedException e) {
        // Just what it should be.
      }
    }
  }

  private static void assertMalformed(String sdp) {
    assertThrows(MalformedException.class, () -> DataChannelOffer.parse(sdp));
  }

  private static void assertRefused(Reason reason, String sdp) {
    assertEquals(
        reason,
        assertThrows(OfferRefusedException.class, () -> DataChannelOffer.parse(sdp)).reason());
  }
}

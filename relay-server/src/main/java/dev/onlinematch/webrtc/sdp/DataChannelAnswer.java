package dev.onlinematch.webrtc.sdp;

import java.util.List;

/**
 * What we answer: ICE-lite, DTLS server, one data-channel m-line; every other m-line is refused.
 *
 * <p>Only the mids, the BUNDLE group and the first three words of refused m-lines come from the
 * offer, all of them checked tokens. A line that we do not know is never repeated: newer Chrome
 * takes offence at its own experiments coming back.
 *
 * @param sessionId number of the session in the o-line, the same in each of its answers
 * @param version 1 in the first answer, one more in each later one (RFC 3264, 8)
 * @param ice our credentials
 * @param fingerprint of our certificate
 * @param candidates where we are, best first
 * @param sctpPort our SCTP port
 * @param maxMessageBytes the longest message that we take
 */
public record DataChannelAnswer(
    long sessionId,
    int version,
    IceCredentials ice,
    CertificateFingerprint fingerprint,
    List<HostCandidate> candidates,
    int sctpPort,
    int maxMessageBytes) {

  /** Copies the list. */
  public DataChannelAnswer {
    candidates = List.copyOf(candidates);
  }

  /** The text of the answer to that offer. */
  public String toSdp(DataChannelOffer offer) {
    StringBuilder sdp = new StringBuilder(1_000);
    line(sdp, "v=0");
    line(sdp, "o=- " + sessionId + " " + version + " IN IP4 127.0.0.1");
    line(sdp, "s=-");
    line(sdp, "t=0 0");
    if (offer.isAcceptedBundled()) {
      // RFC 9143, 7.3.3: refused m-lines leave the group.
      line(sdp, "a=group:BUNDLE " + offer.accepted().mid());
    }
    line(sdp, "a=ice-lite");
    // RFC 3264, 6: "there MUST be exactly one m= line in the answer for each in the offer".
    for (int i = 0; i < offer.media().size(); i++) {
      if (i == offer.acceptedIndex()) {
        accept(sdp, offer.media().get(i));
      } else {
        refuse(sdp, offer.media().get(i));
      }
    }
    return sdp.toString();
  }

  private void accept(StringBuilder sdp, OfferedMedia section) {
    // RFC 8839, 4.1.1 wants the default destination here; browsers use the candidates and ignore
    // it.
    line(sdp, "m=application 9 UDP/DTLS/SCTP webrtc-datachannel");
    line(sdp, "c=IN IP4 0.0.0.0");
    if (section.mid() != null) {
      line(sdp, "a=mid:" + section.mid());
    }
    for (HostCandidate candidate : candidates) {
      line(sdp, "a=candidate:" + candidate.toSdp());
    }
    line(sdp, "a=end-of-candidates");
    line(sdp, "a=ice-ufrag:" + ice.ufrag());
    line(sdp, "a=ice-pwd:" + ice.pwd());
    line(sdp, "a=fingerprint:" + fingerprint);
    // Passive: the browser begins, repeats itself after 50 ms, and one round trip is saved.
    line(sdp, "a=setup:passive");
    line(sdp, "a=sctp-port:" + sctpPort);
    line(sdp, "a=max-message-size:" + maxMessageBytes);
  }

  private static void refuse(StringBuilder sdp, OfferedMedia section) {
    // RFC 3264, 6: "To reject an offered stream, the port number [...] MUST be set to zero."
    line(sdp, "m=" + section.media() + " 0 " + section.proto() + " " + section.format());
    line(sdp, "c=IN IP4 0.0.0.0");
    if (section.mid() != null) {
      line(sdp, "a=mid:" + section.mid());
    }
    line(sdp, "a=inactive");
  }

  private static void line(StringBuilder sdp, String text) {
    sdp.append(text).append("\r\n");
  }
}

package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.webrtc.sdp.OfferRefusedException.Reason;
import dev.onlinematch.wire.MalformedException;
import java.util.HashSet;
import java.util.List;

/**
 * What an offer says about its data channels, and as much of the rest as the answer has to mirror.
 */
public final class DataChannelOffer {

  // RFC 8841, 6: "If the SDP 'max-message-size' attribute is not present [...] the default value is
  // 64K."
  private static final long DEFAULT_MAX_MESSAGE_BYTES = 65_536;
  private static final long MAX_NUMBER = 999_999_999_999_999_999L;

  private final OfferedSession session;
  private final int acceptedIndex;
  private final IceCredentials ice;
  private final List<CertificateFingerprint> fingerprints;
  private final int sctpPort;
  private final long maxMessageBytes;

  private DataChannelOffer(OfferedSession session, int acceptedIndex)
      throws MalformedException, OfferRefusedException {
    this.session = session;
    this.acceptedIndex = acceptedIndex;
    SdpAttributes own = accepted().attributes();
    SdpAttributes common = session.attributes();
    this.ice =
        iceCredentials(
            own.ufrag == null ? common.ufrag : own.ufrag, own.pwd == null ? common.pwd : own.pwd);
    this.fingerprints =
        List.copyOf(own.fingerprints.isEmpty() ? common.fingerprints : own.fingerprints);
    this.sctpPort = sctpPort(own.sctpPort);
    this.maxMessageBytes = maxMessageBytes(own.maxMessageSize);
    expectUsable(own.setup == null ? common.setup : own.setup);
  }

  /**
   * Reads a complete offer, at most 64 KiB of it.
   *
   * @throws MalformedException if the text is not SDP, or too much of it
   * @throws OfferRefusedException if it is SDP but nothing that we could answer
   */
  public static DataChannelOffer parse(String sdp)
      throws MalformedException, OfferRefusedException {
    OfferedSession session = OfferedSession.parse(sdp);
    for (int i = 0; i < session.media().size(); i++) {
      if (session.media().get(i).isDataChannel()) {
        return new DataChannelOffer(session, i);
      }
    }
    throw new OfferRefusedException(Reason.NO_DATA_CHANNEL);
  }

  private static IceCredentials iceCredentials(String ufrag, String pwd)
      throws MalformedException, OfferRefusedException {
    if (ufrag == null || pwd == null) {
      throw new OfferRefusedException(Reason.NO_ICE_CREDENTIALS);
    }
    return IceCredentials.parse(ufrag, pwd);
  }

  private static int sctpPort(String value) throws MalformedException, OfferRefusedException {
    // RFC 8841, 5.1: no default value is defined; without the attribute the m-line is invalid. Port
    // zero names no association either.
    if (value == null || value.equals("0")) {
      throw new OfferRefusedException(Reason.NO_SCTP_PORT);
    }
    return (int) SdpGrammar.number(value, 65_535);
  }

  private static long maxMessageBytes(String value) throws MalformedException {
    if (value == null) {
      return DEFAULT_MAX_MESSAGE_BYTES;
    }
    // RFC 8841, 6: zero means "messages of any size".
    long bytes = SdpGrammar.number(value, MAX_NUMBER);
    return bytes == 0 ? Long.MAX_VALUE : bytes;
  }

  private void expectUsable(String setup) throws OfferRefusedException {
    if (session.attributes().isIceLite) {
      throw new OfferRefusedException(Reason.BOTH_ICE_LITE);
    }
    if (fingerprints.isEmpty()) {
      throw new OfferRefusedException(Reason.NO_STRONG_FINGERPRINT);
    }
    // RFC 4145, 4: "If the setup attribute is not present [...] the default is active".
    if (setup != null && !setup.equals("actpass") && !setup.equals("active")) {
      throw new OfferRefusedException(Reason.SETUP_NOT_ACTIVE);
    }
  }

  /** The credentials of the browser. Others than before in a later offer mean an ICE restart. */
  public IceCredentials ice() {
    return ice;
  }

  /** The browser's certificate has one of these; never empty. */
  public List<CertificateFingerprint> fingerprints() {
    return fingerprints;
  }

  /**
   * Checks that a later offer of the same peer has the same certificate: the DTLS connection goes
   * on, so another one would be a lie.
   *
   * @throws OfferRefusedException if it has another one
   */
  public void expectSameCertificate(DataChannelOffer later) throws OfferRefusedException {
    if (!new HashSet<>(fingerprints).equals(new HashSet<>(later.fingerprints))) {
      throw new OfferRefusedException(Reason.OTHER_CERTIFICATE);
    }
  }

  /** The SCTP port of the browser, 1 to 65535: where our packets go, not where ours come from. */
  public int sctpPort() {
    return sctpPort;
  }

  /** The longest message the browser takes; {@link Long#MAX_VALUE} if it takes any. */
  public long maxMessageBytes() {
    return maxMessageBytes;
  }

  List<OfferedMedia> media() {
    return session.media();
  }

  /** Which of the m-lines is the accepted one. */
  int acceptedIndex() {
    return acceptedIndex;
  }

  OfferedMedia accepted() {
    return session.media().get(acceptedIndex);
  }

  boolean isAcceptedBundled() {
    return session.isBundled(accepted());
  }
}

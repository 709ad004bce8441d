package dev.onlinematch.webrtc.sdp;

/** A well-formed offer that we cannot accept. */
public final class OfferRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  OfferRefusedException(Reason reason) {
    super(reason.sentence, null, false, false);
    this.reason = reason;
  }

  /** Why; code switches on this, people read the message. */
  public Reason reason() {
    return reason;
  }

  /** What was missing. */
  public enum Reason {
    /** No m-line that asks for data channels, or only ones that are switched off. */
    NO_DATA_CHANNEL("the offer has no usable data-channel m-line"),
    /** RFC 8841, 5.1: without {@code a=sctp-port} the m-line is invalid; there is no default. */
    NO_SCTP_PORT("the data-channel m-line names no SCTP port"),
    /** Nothing but SHA-1 or weaker, or no fingerprint at all. */
    NO_STRONG_FINGERPRINT("the offer has no certificate fingerprint of SHA-256 or better"),
    /** No ufrag and password for the data channel. */
    NO_ICE_CREDENTIALS("the offer has no ICE credentials"),
    /** We are always the DTLS server; the offer insists on being that itself. */
    SETUP_NOT_ACTIVE("the offer does not allow its sender to be the DTLS client"),
    /** Two ICE-lite sides would both wait for the other's checks for ever. */
    BOTH_ICE_LITE("the offer comes from an ICE-lite agent, and we are one too"),
    /** A later offer of a connected peer names another certificate: that would be a new peer. */
    OTHER_CERTIFICATE("the offer has another certificate than the one before it");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }
}

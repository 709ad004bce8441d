package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code a=} lines of one level (session or m-line) that mean something to us. Each may stand
 * there once: of two different ufrags, nobody could say which one holds.
 */
final class SdpAttributes {

  // RFC 8122 allows several; more than a handful only makes us hash.
  private static final int MAX_FINGERPRINTS = 8;

  String mid;
  String ufrag;
  String pwd;
  String setup;
  String sctpPort;
  String maxMessageSize;
  boolean isBundleOnly;
  boolean isIceLite;
  final List<CertificateFingerprint> fingerprints = new ArrayList<>();

  void take(String name, String value) throws MalformedException {
    switch (name) {
      case "mid" -> mid = once(mid, SdpGrammar.token(value));
      case "ice-ufrag" -> ufrag = once(ufrag, value);
      case "ice-pwd" -> pwd = once(pwd, value);
      case "setup" -> setup = once(setup, value);
      case "sctp-port" -> sctpPort = once(sctpPort, value);
      case "max-message-size" -> maxMessageSize = once(maxMessageSize, value);
      case "bundle-only" -> isBundleOnly = true;
      case "ice-lite" -> isIceLite = true;
      case "fingerprint" -> takeFingerprint(value);
      default -> {
        // RFC 8866, 5.13: "If an attribute is received that is not understood, it MUST be ignored".
      }
    }
  }

  private void takeFingerprint(String value) throws MalformedException {
    CertificateFingerprint.parse(value).ifPresent(fingerprints::add);
    if (fingerprints.size() > MAX_FINGERPRINTS) {
      throw new MalformedException("more than " + MAX_FINGERPRINTS + " fingerprints");
    }
  }

  private static String once(String before, String now) throws MalformedException {
    if (before != null) {
      throw new MalformedException("attribute twice at one level");
    }
    return now;
  }
}

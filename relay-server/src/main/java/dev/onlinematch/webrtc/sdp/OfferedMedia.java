package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.wire.MalformedException;

/**
 * One m-line of an offer with its attributes.
 *
 * @param media {@code application}, {@code audio}, …
 * @param port 0 when switched off (unless it is bundle-only)
 * @param proto transport, like {@code UDP/DTLS/SCTP}
 * @param format the first format
 * @param attributes the lines below it
 */
record OfferedMedia(String media, int port, String proto, String format, SdpAttributes attributes) {

  static OfferedMedia parse(String value) throws MalformedException {
    // m=<media> <port>["/" <count>] <proto> <fmt> ...
    int portAt = value.indexOf(' ') + 1;
    int protoAt = value.indexOf(' ', portAt) + 1;
    int formatAt = value.indexOf(' ', protoAt) + 1;
    if (portAt == 0 || protoAt == 0 || formatAt == 0) {
      throw new MalformedException("m-line with too few fields");
    }
    String port = value.substring(portAt, protoAt - 1);
    int count = port.indexOf('/');
    int formatEnd = value.indexOf(' ', formatAt);
    return new OfferedMedia(
        SdpGrammar.token(value.substring(0, portAt - 1)),
        (int) SdpGrammar.number(count < 0 ? port : port.substring(0, count), 65_535),
        SdpGrammar.proto(value.substring(protoAt, formatAt - 1)),
        SdpGrammar.token(value.substring(formatAt, formatEnd < 0 ? value.length() : formatEnd)),
        new SdpAttributes());
  }

  /** Whether this m-line asks for data channels. The old {@code DTLS/SCTP 5000} does not. */
  boolean isDataChannel() {
    // RFC 9143, 6: port zero together with bundle-only does not mean "switched off".
    return media.equals("application")
        && proto.equals("UDP/DTLS/SCTP")
        && format.equals("webrtc-datachannel")
        && (port != 0 || attributes.isBundleOnly);
  }

  String mid() {
    return attributes.mid;
  }
}

package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.wire.MalformedException;

/** Tokens and numbers of SDP (RFC 8866, 9), read by hand: no expression that could backtrack. */
final class SdpGrammar {

  // Longer ones are legal, but nobody sends them, and they come back in our answer.
  private static final int MAX_TOKEN_LENGTH = 64;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`{|}~";

  private SdpGrammar() {}

  /** A token: what may be repeated in an answer. */
  static String token(String text) throws MalformedException {
    if (text.isEmpty() || text.length() > MAX_TOKEN_LENGTH) {
      throw new MalformedException("token of a wrong length");
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenChar(text.charAt(i))) {
        throw new MalformedException("character that no token has");
      }
    }
    return text;
  }

  /** Tokens with slashes between them, like {@code UDP/DTLS/SCTP}. */
  static String proto(String text) throws MalformedException {
    token(text.replace('/', '-'));
    return text;
  }

  /** A decimal number without sign or leading zero, from 0 to {@code max}. */
  static long number(String text, long max) throws MalformedException {
    if (text.isEmpty() || text.length() > 18 || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new MalformedException("number of a wrong length");
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new MalformedException("digit expected");
      }
      value = value * 10 + (c - '0');
    }
    if (value > max) {
      throw new MalformedException("number above " + max);
    }
    return value;
  }

  private static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }
}

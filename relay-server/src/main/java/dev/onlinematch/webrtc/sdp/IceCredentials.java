package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;

/**
 * One side's user fragment and password (RFC 8839, 5.4). Whoever knows the password may send checks
 * to its owner, so it is never logged.
 *
 * @param ufrag 4 to 256 ice-chars
 * @param pwd 22 to 256 ice-chars
 */
public record IceCredentials(String ufrag, String pwd) {

  // RFC 8839, 5.4: "ufrag [...] at least 4 characters", "at least 22 characters": that is 24 and
  // 128 bits of chance at 6 bits each. Ours are longer, because the ufrag alone finds the session
  // of a datagram, and guessing one must not be worth trying.
  private static final int OUR_UFRAG_LENGTH = 8;
  private static final int OUR_PWD_LENGTH = 24;
  private static final int MAX_LENGTH = 256;
  private static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** New credentials; {@code random} must be one that cannot be guessed. */
  public static IceCredentials random(RandomSource random) {
    return new IceCredentials(iceChars(random, OUR_UFRAG_LENGTH), iceChars(random, OUR_PWD_LENGTH));
  }

  static IceCredentials parse(String ufrag, String pwd) throws MalformedException {
    if (!isIceChars(ufrag, 4) || !isIceChars(pwd, 22)) {
      throw new MalformedException("ICE ufrag or pwd of a wrong form");
    }
    return new IceCredentials(ufrag, pwd);
  }

  /** The password as the key of MESSAGE-INTEGRITY (RFC 8489, 9.1.1). */
  public byte[] key() {
    return pwd.getBytes(StandardCharsets.US_ASCII);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "IceCredentials[ufrag=" + ufrag + "]";
  }

  private static String iceChars(RandomSource random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ICE_CHARS.charAt(random.nextInt() >>> 26));
    }
    return text.toString();
  }

  private static boolean isIceChars(String text, int minLength) {
    if (text.length() < minLength || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (ICE_CHARS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}

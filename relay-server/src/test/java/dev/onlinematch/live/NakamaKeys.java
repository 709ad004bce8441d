package dev.onlinematch.live;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secrets of a Nakama.
 *
 * @param server what the page has to know; the usual one, so that a page needs no telling
 * @param session signs session tokens and match tokens
 * @param refresh signs refresh tokens
 * @param http opens RPCs to other servers
 */
public record NakamaKeys(String server, String session, String refresh, String http) {

  private static final int BYTES = 32;

  static NakamaKeys random() {
    SecureRandom random = new SecureRandom();
    return new NakamaKeys("defaultkey", secret(random), secret(random), secret(random));
  }

  private static String secret(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs state cookies (RFC 9260, 5.1.3) with HMAC-SHA256 under a key that lives as long as the
 * association object, and recognises its own.
 */
final class CookieSeal {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;

  private final Mac mac;

  CookieSeal(RandomSource random) {
    byte[] key = new byte[MAC_BYTES];
    random.nextBytes(key);
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  byte[] seal(StateCookie cookie) {
    byte[] body = cookie.encode();
    byte[] sealed = Arrays.copyOf(body, body.length + MAC_BYTES);
    System.arraycopy(mac.doFinal(body), 0, sealed, body.length, MAC_BYTES);
    return sealed;
  }

  /** The cookie, if we made these bytes. */
  Optional<StateCookie> open(byte[] sealed) {
    if (sealed.length != StateCookie.BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(sealed, StateCookie.BYTES);
    byte[] claimed = Arrays.copyOfRange(sealed, StateCookie.BYTES, sealed.length);
    return MessageDigest.isEqual(claimed, mac.doFinal(body))
        ? Optional.of(StateCookie.decode(body))
        : Optional.empty();
  }
}

package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Signs state cookies (RFC 9260, 5.1.3) under a key that lives as long as the association object,
 * and recognises its own.
 */
final class CookieSeal {

  private final HmacSha256 hmac;

  CookieSeal(RandomSource random) {
    byte[] key = new byte[HmacSha256.BYTES];
    random.nextBytes(key);
    this.hmac = new HmacSha256(key);
  }

  byte[] seal(StateCookie cookie) {
    byte[] body = cookie.encode();
    byte[] sealed = Arrays.copyOf(body, body.length + HmacSha256.BYTES);
    System.arraycopy(hmac.of(body), 0, sealed, body.length, HmacSha256.BYTES);
    return sealed;
  }

  /** The cookie, if we made these bytes. */
  Optional<StateCookie> open(byte[] sealed) {
    if (sealed.length != StateCookie.BYTES + HmacSha256.BYTES) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(sealed, StateCookie.BYTES);
    byte[] claimed = Arrays.copyOfRange(sealed, StateCookie.BYTES, sealed.length);
    // Compared in constant time.
    return MessageDigest.isEqual(claimed, hmac.of(body))
        ? Optional.of(StateCookie.decode(body))
        : Optional.empty();
  }
}

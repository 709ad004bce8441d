package dev.onlinematch.relay.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.signalling.UserId;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes credentials that a TURN server of ours takes for a while. Used from many threads.
 *
 * <p>Whoever asks twice within half their life gets the same ones, so that a limit that the TURN
 * server sets for each user name is a limit for each player.
 */
public final class TurnService {

  private static final String HMAC = "HmacSHA1";
  private static final int LEAST_TTL_SECONDS = 60;

  private final List<String> urls;
  private final byte[] secret;
  private final long ttlSeconds;
  private final LongSupplier nowSeconds;

  /**
   * @param urls of the TURN server, as {@code turn:turn.example.org:3478?transport=udp}
   * @param secret its {@code static-auth-secret}
   * @param ttlSeconds how long credentials count at least; a match that lasts longer goes on, but
   *     finds no new way through the TURN server
   * @param nowSeconds since 1970
   * @throws IllegalArgumentException with a sentence for people, without the secret
   */
  public TurnService(List<String> urls, String secret, long ttlSeconds, LongSupplier nowSeconds) {
    for (String url : urls) {
      if (!url.startsWith("turn:") && !url.startsWith("turns:")) {
        throw new IllegalArgumentException(
            "not an address like turn:turn.example.org:3478?transport=udp: " + url);
      }
    }
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("a TURN server without a secret lets nobody in");
    }
    if (ttlSeconds < LEAST_TTL_SECONDS) {
      throw new IllegalArgumentException(
          "credentials count at least a minute, not " + ttlSeconds + " seconds");
    }
    this.urls = List.copyOf(urls);
    this.secret = secret.getBytes(UTF_8);
    this.ttlSeconds = ttlSeconds;
    this.nowSeconds = nowSeconds;
  }

  /** The ways to the TURN server. */
  public List<String> urls() {
    return urls;
  }

  /** For one player. */
  public TurnCredentials credentialsOf(UserId user) {
    long now = nowSeconds.getAsLong();
    long step = ttlSeconds / 2;
    long expiry = (now / step + 1) * step + ttlSeconds;
    String username = expiry + ":" + user.value();
    return new TurnCredentials(username, password(username), expiry - now);
  }

  // The scheme is fixed to SHA-1; as an HMAC it is not broken (RFC 6151 says the like of MD5).
  private String password(String username) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-1", e);
    }
  }
}

package dev.onlinematch.relay.nakama;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.onlinematch.signalling.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Reads Nakama's session tokens without asking it: JWTs (RFC 7519), signed by HS256 and nothing
 * else, that say whose they are and when they end. Match tokens bear the same signature and say
 * neither.
 */
final class SessionTokens {

  /** An honest one has some hundred characters; more is not worth a checksum. */
  private static final int MAX_CHARS = 4_096;

  private static final String USER = "uid";

  private final JWTVerifier verifier;

  SessionTokens(String sessionKey) {
    this(sessionKey, Clock.systemUTC());
  }

  /**
   * @param clock the wall clock: when a token ends is said in its time
   */
  SessionTokens(String sessionKey, Clock clock) {
    JWTVerifier.BaseVerification verification =
        (JWTVerifier.BaseVerification)
            JWT.require(Algorithm.HMAC256(sessionKey.getBytes(StandardCharsets.UTF_8)))
                .withClaimPresence("exp")
                .withClaimPresence(USER);
    verifier = verification.build(clock);
  }

  /** Whose it is; null when it is none of ours, or does not count any more. */
  UserId userOf(String token) {
    if (token.isEmpty() || token.length() > MAX_CHARS) {
      return null;
    }
    try {
      DecodedJWT verified = verifier.verify(token);
      String user = verified.getClaim(USER).asString();
      return user == null || user.isEmpty() ? null : new UserId(user);
    } catch (JWTVerificationException e) {
      return null;
    }
  }
}

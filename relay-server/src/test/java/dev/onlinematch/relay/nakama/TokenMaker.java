package dev.onlinematch.relay.nakama;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Instant;

/** Makes session tokens as Nakama does, and some that it would not. */
public final class TokenMaker {

  private TokenMaker() {}

  /** A session token of that user, signed by that key, for so many more seconds. */
  public static String token(String user, String key, int seconds) {
    return claims(user).withExpiresAt(Instant.now().plusSeconds(seconds)).sign(hs256(key));
  }

  /** One that never ends. */
  public static String endless(String user, String key) {
    return claims(user).sign(hs256(key));
  }

  /** One with a signature of another kind. */
  public static String by(Algorithm algorithm, String user) {
    return claims(user).withExpiresAt(Instant.now().plusSeconds(60)).sign(algorithm);
  }

  /** What the matchmaker gives to those who were matched; it has the session tokens' key. */
  public static String matchToken(String match, String key) {
    return JWT.create()
        .withClaim("mid", match)
        .withExpiresAt(Instant.now().plusSeconds(30))
        .sign(hs256(key));
  }

  private static JWTCreator.Builder claims(String user) {
    return JWT.create().withClaim("tid", "t").withClaim("uid", user).withClaim("usn", "name");
  }

  private static Algorithm hs256(String key) {
    return Algorithm.HMAC256(key);
  }
}
